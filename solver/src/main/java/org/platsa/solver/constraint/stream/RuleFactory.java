package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.platsa.solver.constraint.ConstraintId;

/** What every rule takes from the table of rules. */
final class RuleFactory {
  private RuleFactory() {}

  static String name(ConstraintId id) {
    return id.id();
  }

  /** The default weight on the rule's level. */
  static HardMediumSoftLongScore weight(ConstraintId id) {
    return switch (id.level()) {
      case HARD -> HardMediumSoftLongScore.ofHard(id.defaultWeight());
      case MEDIUM -> HardMediumSoftLongScore.ofMedium(id.defaultWeight());
      case SOFT -> HardMediumSoftLongScore.ofSoft(id.defaultWeight());
    };
  }

  /**
   * The weight of a soft rule that rounds after weighting: its amount is weighted already, and the
   * problem's weights can only switch it off here.
   */
  static HardMediumSoftLongScore weightCarriedByAmount() {
    return HardMediumSoftLongScore.ONE_SOFT;
  }
}
