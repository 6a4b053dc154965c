package org.platsa.solver.solve.move;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.Fit;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/**
 * What a placement itself costs somewhere, whoever else is there (<i>egen kostnad</i>), weighted.
 */
public final class LocalCosts {
  private final long travel;
  private final long preference;
  private final long revisit;
  private final long language;
  private final long support;
  private final long stability;
  private final long pair;

  public LocalCosts(PlacementSchedule schedule) {
    travel = weight(schedule, ConstraintId.TRAVEL);
    preference = weight(schedule, ConstraintId.PREFERENCE);
    revisit = weight(schedule, ConstraintId.REVISIT);
    language = weight(schedule, ConstraintId.LANGUAGE);
    support = weight(schedule, ConstraintId.SUPPORT);
    stability = weight(schedule, ConstraintId.STABILITY);
    pair = weight(schedule, ConstraintId.PEER_PAIR);
  }

  /** A soft rule's weight in a schedule's problem. */
  public static long weight(PlacementSchedule schedule, ConstraintId rule) {
    HardMediumSoftLongScore own = schedule.weights().getConstraintWeight(rule.id());
    return own == null ? rule.defaultWeight() : own.softScore();
  }

  /** What depends on the unit alone. */
  public long atUnit(PlanningPlacement placement, PlanningUnit unit, Fit fit) {
    return travel * fit.travelCost()
        + (fit.outsidePreference() ? preference : 0)
        + (fit.revisit() ? revisit : 0)
        + (fit.withoutCoach() ? language : 0)
        + (placement.mayPair() && !unit.peerLearning() ? pair : 0);
  }

  /** What depends on the supervisor and the period. */
  public long with(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    return support * placement.stepsFromSupport(supervisor)
        + stability * placement.changesFromPublished(supervisor, period);
  }
}
