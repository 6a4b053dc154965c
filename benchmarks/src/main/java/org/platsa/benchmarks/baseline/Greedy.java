package org.platsa.benchmarks.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * What a coordinator does by hand (<i>för hand, närmast först</i>): takes the requests in the order
 * in which they stand and gives each the nearest supervisor who may take it and has room, in the
 * first allowed period that works; supervisors equally near in the order in which they stand.
 * Nobody is moved again. Pinned placements stay where they are and are put in first. Breaks no hard
 * rule; whom nothing fits stays unplaced.
 */
final class Greedy {
  /**
   * Whoever lives farther from a unit than this, north or south, is above the travel limit: the
   * fastest estimate, by car, is 4 minutes and 1.2 for each of 1.3 times the kilometres.
   */
  private static final double FARTHEST_DEGREES = (90.5 - 4) / 1.2 / 1.3 / 111;

  private final Problem problem;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Supervisor> supervisors = new HashMap<>();
  private final Map<String, List<Supervisor>> supervisorsOf = new HashMap<>();
  private final Map<String, Map<String, Integer>> knownMinutes = new HashMap<>();
  private final Calendar calendar;
  private final PlacementKinds kinds;

  private Greedy(Problem problem) {
    this.problem = problem;
    calendar = new Calendar(problem.term());
    kinds = new PlacementKinds(problem.placementKinds());
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    for (Supervisor supervisor : problem.supervisors()) {
      supervisors.put(supervisor.id(), supervisor);
      supervisorsOf.computeIfAbsent(supervisor.unitId(), key -> new ArrayList<>()).add(supervisor);
    }
    for (TravelTime time : problem.travelMinutes()) {
      if (time.isPossible()) {
        knownMinutes
            .computeIfAbsent(time.studentId(), key -> new HashMap<>())
            .putIfAbsent(time.unitId(), time.minutes());
      }
    }
  }

  static Outcome run(Problem problem) {
    Trail trail = new Trail();
    PlacementPlan plan = new Greedy(problem).plan();
    long ms = trail.elapsed().toMillis();
    var cost = new PlanChecker(problem).judge(plan).cost();
    return new Outcome(plan, cost, List.of(new Step(ms, cost)), null);
  }

  private PlacementPlan plan() {
    Map<String, Slot> chosen = new HashMap<>();
    for (Placement placement : problem.placements()) {
      Slot slot = placement.assignment();
      if (placement.isFixed() && slot != null) {
        put(chosen, placement, slot);
      }
    }
    for (Placement placement : problem.placements()) {
      if (!placement.isFixed()) {
        Slot slot = nearest(placement);
        if (slot != null) {
          put(chosen, placement, slot);
        }
      }
    }
    List<Assignment> assignments = new ArrayList<>(problem.placements().size());
    for (Placement placement : problem.placements()) {
      Slot slot = chosen.get(placement.id());
      assignments.add(
          slot == null
              ? new Assignment(placement.id(), null, null)
              : new Assignment(placement.id(), slot.supervisorId(), slot.periodId()));
    }
    return new PlacementPlan(assignments);
  }

  private void put(Map<String, Slot> chosen, Placement placement, Slot slot) {
    chosen.put(placement.id(), slot);
    Supervisor supervisor = find(supervisors, slot.supervisorId());
    Unit unit = find(units, supervisor.unitId());
    calendar.put(placement, supervisor, unit, find(periods, slot.periodId()));
  }

  private @Nullable Slot nearest(Placement placement) {
    Student student = find(students, placement.studentId());
    for (Way way : ways(placement, student)) {
      for (Supervisor supervisor : supervisorsOf.getOrDefault(way.unit().id(), List.of())) {
        if (!mayTake(supervisor, placement)) {
          continue;
        }
        for (String periodId : placement.allowedPeriods()) {
          Period period = periods.get(periodId);
          if (period != null
              && calendar.hasRoom(placement, student, supervisor, way.unit(), period)) {
            return new Slot(supervisor.id(), periodId);
          }
        }
      }
    }
    return null;
  }

  private boolean mayTake(Supervisor supervisor, Placement placement) {
    return supervisor.active()
        && (supervisor.training().isTrained() || !kinds.needsTraining(placement.kind()))
        && (placement.profession() == null
            || supervisor.professions().contains(placement.profession()));
  }

  /** The units that the student may be at, the nearest first. */
  private List<Way> ways(Placement placement, Student student) {
    Map<String, Integer> known = knownMinutes.getOrDefault(student.id(), Map.of());
    List<Way> ways = new ArrayList<>();
    Location home = student.home();
    for (Unit unit : problem.units()) {
      boolean near =
          home == null
              || Math.abs(unit.location().lat() - home.lat()) <= FARTHEST_DEGREES
              || known.containsKey(unit.id());
      if (!near || !suits(unit, placement, student)) {
        continue;
      }
      Integer minutes = known.get(unit.id());
      if (minutes == null) {
        minutes =
            home == null
                ? 0
                : PlanChecker.estimatedMinutes(student.transport(), home, unit.location());
      }
      if (minutes <= PlanChecker.TRAVEL_LIMIT_MINUTES) {
        ways.add(new Way(unit, minutes));
      }
    }
    ways.sort(Comparator.comparingInt(Way::minutes));
    return ways;
  }

  private static boolean suits(Unit unit, Placement placement, Student student) {
    return (placement.requiredUnitKinds().isEmpty()
            || placement.requiredUnitKinds().contains(unit.kind()))
        && !student.excludedUnits().contains(unit.id())
        && student.licences().containsAll(unit.requires());
  }

  private static <T> T find(Map<String, T> map, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The problem has no '" + id + "'");
    }
    return found;
  }

  private record Way(Unit unit, int minutes) {}
}
