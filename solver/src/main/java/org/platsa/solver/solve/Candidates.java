package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.platsa.solver.planning.Fit;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/**
 * The units that each placement may be at (<i>möjliga enheter</i>), the nearest first: what no plan
 * can change. Holds for every clone of the schedule.
 */
final class Candidates {
  private final List<List<PlanningUnit>> unitsByPlacement;

  Candidates(PlacementSchedule schedule) {
    unitsByPlacement = new ArrayList<>(schedule.placements().size());
    for (PlanningPlacement placement : schedule.placements()) {
      unitsByPlacement.add(
          schedule.units().stream()
              .filter(unit -> isPossible(schedule, placement, unit))
              .sorted(Comparator.comparingLong(unit -> discomfort(placement.fit(unit))))
              .toList());
    }
  }

  /** Whether there is anything to decide: somebody who is not pinned, and a unit for them. */
  static boolean anyCanMove(PlacementSchedule schedule) {
    return schedule.placements().stream()
        .filter(placement -> !placement.isPinned())
        .anyMatch(placement ->
            schedule.units().stream().anyMatch(unit -> isPossible(schedule, placement, unit)));
  }

  /** The nearest first; empty when nobody can take the placement. */
  List<PlanningUnit> unitsOf(PlanningPlacement placement) {
    return unitsByPlacement.get(placement.index());
  }

  /** Whether a supervisor may take a placement in a period, however full they are. */
  static boolean isPossible(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    return supervisor.isAvailable(period)
        && (supervisor.isTrained() || !placement.kind().needsTrainedSupervisor());
  }

  private static boolean isPossible(
      PlacementSchedule schedule, PlanningPlacement placement, PlanningUnit unit) {
    if (unit.maxTrainees() == 0 || !placement.fit(unit).isPossible()) {
      return false;
    }
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
      for (PlanningPeriod period : placement.allowedPeriods()) {
        if (isPossible(placement, supervisor, period)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A rough order in which to try units; what a plan costs is for the rules to say. */
  private static long discomfort(Fit fit) {
    return fit.travelCost()
        + (fit.withoutCoach() ? 25 : 0)
        + (fit.revisit() ? 20 : 0)
        + (fit.outsidePreference() ? 15 : 0);
  }
}
