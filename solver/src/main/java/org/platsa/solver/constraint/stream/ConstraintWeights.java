package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.platsa.solver.constraint.ConstraintId;

/** The names and weights of rules as Timefold reads them, from the table of rules. */
final class ConstraintWeights {
  private ConstraintWeights() {}

  /** The name of a rule's constraint: its id in documents. */
  static String name(ConstraintId id) {
    return id.id();
  }

  /** A rule's default weight, on its level. */
  static HardMediumSoftLongScore weight(ConstraintId id) {
    return switch (id.level()) {
      case HARD -> HardMediumSoftLongScore.ofHard(id.defaultWeight());
      case MEDIUM -> HardMediumSoftLongScore.ofMedium(id.defaultWeight());
      case SOFT -> HardMediumSoftLongScore.ofSoft(id.defaultWeight());
    };
  }

  /**
   * The weight of a soft rule that rounds after weighting: 1, since its amount has the weight in it
   * already. A weight that the problem sets only says here whether the rule counts at all.
   */
  static HardMediumSoftLongScore weightCarriedByAmount() {
    return HardMediumSoftLongScore.ONE_SOFT;
  }
}
