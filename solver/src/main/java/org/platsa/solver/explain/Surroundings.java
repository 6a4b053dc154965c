package org.platsa.solver.explain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.TravelTimes;
import org.platsa.solver.rule.UnitsInReach;

/**
 * The units around a home, and how many supervisors there are of each kind (<i>omgivningar</i>).
 */
final class Surroundings {
  private final List<PlanningUnit> units;
  private final TravelTimes travelTimes;
  private final UnitsInReach inReach;
  private final Map<UnitKind, Integer> supervisorsByKind = new HashMap<>();
  private final int supervisors;

  Surroundings(Problem problem, PlacementSchedule schedule) {
    this.units = schedule.units();
    this.travelTimes = new TravelTimes(problem);
    this.inReach = new UnitsInReach(problem.units(), travelTimes);
    for (PlanningUnit unit : units) {
      supervisorsByKind.merge(
          unit.unit().kind(), schedule.supervisorsOf(unit).size(), Integer::sum);
    }
    this.supervisors = schedule.supervisors().size();
  }

  /** Supervisors at units of any of these kinds; all supervisors if no kind is given. */
  int supervisors(List<UnitKind> kinds) {
    return kinds.isEmpty()
        ? supervisors
        : kinds.stream().distinct().mapToInt(kind -> supervisorsByKind.getOrDefault(kind, 0)).sum();
  }

  /**
   * Units at most so many minutes away from a placement's student, in the problem's order; all
   * units if nobody may know the home.
   */
  List<PlanningUnit> within(PlanningPlacement placement, int minutes) {
    return Arrays.stream(inReach.of(placement.student(), minutes))
        .mapToObj(units::get)
        .filter(unit -> travelTimes.minutes(placement.student(), unit.unit()) <= minutes)
        .toList();
  }
}
