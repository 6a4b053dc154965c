package org.platsa.solver.explain;

import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * Where a placement is, to put it back there (<i>plats</i>).
 *
 * @param placement who
 * @param supervisor with whom
 * @param period when
 */
record Undo(PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
  static Undo of(PlanningPlacement placement) {
    return new Undo(placement, placement.supervisorOrThrow(), placement.period());
  }

  void restore(Trial trial) {
    trial.put(placement, supervisor, period);
  }
}
