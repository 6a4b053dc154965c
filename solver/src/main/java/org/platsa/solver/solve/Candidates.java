package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.platsa.solver.planning.Fit;
import org.platsa.solver.planning.Place;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/**
 * Where each placement may be (<i>möjliga platser</i>), the most promising first: the places that
 * the schedule was told to try, or all that the rules allow, the nearest first. What no plan can
 * change; holds for every clone of the schedule.
 */
final class Candidates {
  private final List<List<Place>> placesByPlacement;

  Candidates(PlacementSchedule schedule) {
    List<List<Place>> told = schedule.places();
    if (told != null) {
      placesByPlacement = told;
      return;
    }
    placesByPlacement = new ArrayList<>(schedule.placements().size());
    for (PlanningPlacement placement : schedule.placements()) {
      placesByPlacement.add(all(schedule, placement));
    }
  }

  /** The most promising first; empty when nobody can take the placement. */
  List<Place> placesOf(PlanningPlacement placement) {
    return placesByPlacement.get(placement.index());
  }

  /** Whether there is any placement that a search could move. */
  boolean anyCanMove(PlacementSchedule schedule) {
    return schedule.placements().stream().anyMatch(p -> !p.isPinned() && !placesOf(p).isEmpty());
  }

  /** Whether a supervisor may take a placement in a period, however full they are. */
  static boolean isPossible(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    return supervisor.isAvailable(period)
        && (supervisor.isTrained() || !placement.kind().needsTrainedSupervisor());
  }

  private static List<Place> all(PlacementSchedule schedule, PlanningPlacement placement) {
    List<PlanningUnit> units =
        schedule.units().stream()
            .filter(unit -> unit.maxTrainees() > 0 && placement.fit(unit).isPossible())
            .sorted(Comparator.comparingLong(unit -> discomfort(placement.fit(unit))))
            .toList();
    List<Place> places = new ArrayList<>();
    for (PlanningUnit unit : units) {
      for (PlanningPeriod period : placement.allowedPeriods()) {
        if (schedule.supervisorsOf(unit).stream()
            .anyMatch(supervisor -> isPossible(placement, supervisor, period))) {
          places.add(new Place(unit, period));
        }
      }
    }
    return List.copyOf(places);
  }

  /** A rough order in which to try units; what a plan costs is for the rules to say. */
  private static long discomfort(Fit fit) {
    return fit.travelCost()
        + (fit.withoutCoach() ? 25 : 0)
        + (fit.revisit() ? 20 : 0)
        + (fit.outsidePreference() ? 15 : 0);
  }
}
