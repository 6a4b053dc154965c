package org.platsa.solver.explain;

import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * The place of a placement that is taken away in trial, so that it can be put back there
 * (<i>tidigare plats</i>).
 *
 * @param placement who
 * @param supervisor with whom
 * @param period when
 */
record FormerPlace(
    PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
  /** Where a placement is now, which must have a place. */
  static FormerPlace of(PlanningPlacement placement) {
    return new FormerPlace(placement, placement.supervisorOrThrow(), placement.period());
  }

  /** Puts the placement back there; it must be unplaced. */
  void restore(TrialPlan trial) {
    trial.put(placement, supervisor, period);
  }
}
