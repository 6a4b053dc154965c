package org.platsa.solver.solve.move;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.List;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitFit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SharedRules;

/**
 * What a placement itself costs at a place whoever else is there (<i>egen kostnad</i>), weights
 * included.
 */
public final class LocalCosts {
  private final List<LocalRule> ofPlace =
      LocalRule.ofPlace().stream().filter(rule -> !rule.isObstacle()).toList();
  private final long[] weights;
  private final long pair;

  /** Reads the weights of a schedule's problem. */
  public LocalCosts(PlacementSchedule schedule) {
    weights = ofPlace.stream().mapToLong(rule -> weight(schedule, rule.id())).toArray();
    pair = weight(schedule, ConstraintId.PEER_PAIR);
  }

  /**
   * A soft rule's weight in a schedule's problem; not of rules that round after weighting, whose
   * amounts have it.
   */
  public static long weight(PlacementSchedule schedule, ConstraintId rule) {
    HardMediumSoftLongScore own = schedule.weights().getConstraintWeight(rule.id());
    return own == null ? rule.defaultWeight() : own.softScore();
  }

  /** Soft cost that depends on the unit alone. */
  public long atUnit(PlanningPlacement placement, PlanningUnit unit, UnitFit fit) {
    return fit.softCost()
        + (SharedRules.findsNoPartner(placement.mayPair(), unit.peerLearning()) ? pair : 0);
  }

  /** Soft cost that depends on the supervisor and the period. */
  public long with(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    long cost = 0;
    for (int i = 0; i < weights.length; i++) {
      cost += weights[i] * placement.amount(ofPlace.get(i), supervisor, period);
    }
    return cost;
  }
}
