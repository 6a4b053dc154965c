package org.platsa.solver.explain;

import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * Where an unplaced placement could be spoken of (<i>tänkbar plats</i>).
 *
 * @param supervisor with whom
 * @param period when: an allowed period, or another that could be allowed
 * @param minutes travel one way
 * @param obstacles the hard rules that would cost more with it there; none if it could go there
 */
record Spot(
    PlanningSupervisor supervisor,
    PlanningPeriod period,
    int minutes,
    Set<ConstraintId> obstacles) {
  boolean isPossible() {
    return obstacles.isEmpty();
  }

  boolean isOfRightKind() {
    return !obstacles.contains(ConstraintId.UNIT_KIND);
  }

  /** Whether it could go there if a unit of that kind were allowed. */
  boolean hasOnlyTheWrongKind() {
    return !isOfRightKind() && obstacles.size() == 1;
  }

  boolean isInAllowedPeriod() {
    return !obstacles.contains(ConstraintId.PERIOD_ALLOWED);
  }
}
