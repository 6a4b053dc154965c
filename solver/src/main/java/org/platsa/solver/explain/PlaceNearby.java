package org.platsa.solver.explain;

import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * A place near an unplaced placement, whether it could be there or not (<i>tänkbar plats</i>).
 *
 * @param supervisor with whom
 * @param period when: an allowed period, or another that could be allowed
 * @param minutes travel one way
 * @param obstacles the hard rules that would be broken with it there; none if it could go there
 */
record PlaceNearby(
    PlanningSupervisor supervisor,
    PlanningPeriod period,
    int minutes,
    Set<ConstraintId> obstacles) {
  /** Whether the placement could go there. */
  boolean isPossible() {
    return obstacles.isEmpty();
  }

  /** Whether the unit is of a kind that the placement may be at. */
  boolean isOfRightKind() {
    return !obstacles.contains(ConstraintId.UNIT_KIND);
  }

  /** Whether it could go there if a unit of that kind were allowed. */
  boolean hasOnlyTheWrongKind() {
    return !isOfRightKind() && obstacles.size() == 1;
  }

  /** Whether the placement may be in the period. */
  boolean isInAllowedPeriod() {
    return !obstacles.contains(ConstraintId.PERIOD_ALLOWED);
  }
}
