package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.TravelTimes;

/** Finds the units around a home without a look at all of them (<i>omgivningar</i>). */
final class Surroundings {
  /** A little less than any degree of latitude is long. */
  private static final double KM_PER_DEGREE = 111;

  private final TravelTimes travelTimes;
  private final List<PlanningUnit> inOrder;
  private final List<PlanningUnit> fromTheSouth;
  private final double[] latitudes;
  private final Map<String, PlanningUnit> byId;
  private final Map<UnitKind, Integer> supervisorsByKind = new EnumMap<>(UnitKind.class);
  private final int supervisors;

  Surroundings(Problem problem, PlacementSchedule schedule, Map<String, PlanningUnit> byId) {
    this.travelTimes = new TravelTimes(problem);
    this.byId = byId;
    this.inOrder = schedule.units();
    this.fromTheSouth =
        schedule.units().stream()
            .sorted(Comparator.comparingDouble(unit -> unit.unit().location().lat()))
            .toList();
    this.latitudes =
        fromTheSouth.stream().mapToDouble(unit -> unit.unit().location().lat()).toArray();
    for (PlanningUnit unit : schedule.units()) {
      supervisorsByKind.merge(
          unit.unit().kind(), schedule.supervisorsOf(unit).size(), Integer::sum);
    }
    this.supervisors = schedule.supervisors().size();
  }

  /** Supervisors at units of any of these kinds; of every kind if there are none. */
  int supervisors(List<UnitKind> kinds) {
    return kinds.isEmpty()
        ? supervisors
        : kinds.stream().mapToInt(kind -> supervisorsByKind.getOrDefault(kind, 0)).sum();
  }

  /** Units at most so many minutes away, in the problem's order; all if there is no home. */
  List<PlanningUnit> within(PlanningPlacement placement, int minutes) {
    Student student = placement.student();
    Location home = student.home();
    if (home == null) {
      return inOrder;
    }
    Set<PlanningUnit> candidates = new LinkedHashSet<>();
    double degrees = TravelTimes.reachKm(student.transport(), minutes) / KM_PER_DEGREE;
    double south = home.lat() - degrees;
    double north = home.lat() + degrees;
    for (int i = first(south); i < latitudes.length && latitudes[i] <= north; i++) {
      candidates.add(fromTheSouth.get(i));
    }
    for (String id : travelTimes.unitsOfKnownTime(student)) {
      PlanningUnit unit = byId.get(id);
      if (unit != null) {
        candidates.add(unit);
      }
    }
    List<PlanningUnit> within = new ArrayList<>();
    for (PlanningUnit unit : candidates) {
      if (travelTimes.minutes(student, unit.unit()) <= minutes) {
        within.add(unit);
      }
    }
    within.sort(Comparator.comparingInt(PlanningUnit::index));
    return within;
  }

  /** The first position from the south that is not farther south. */
  private int first(double latitude) {
    int low = 0;
    int high = latitudes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latitudes[middle] < latitude) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
