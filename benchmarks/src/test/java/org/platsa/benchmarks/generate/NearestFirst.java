package org.platsa.benchmarks.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Requests in order, each at the nearest unit with a free supervisor; one trainee at a time. */
final class NearestFirst {
  private final Problem problem;
  private final Map<String, Student> students;
  private final Map<String, Period> periods;
  private final Map<String, List<Supervisor>> supervisors;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, List<Period>> busy = new HashMap<>();

  NearestFirst(Problem problem) {
    this.problem = problem;
    students = problem.students().stream().collect(Collectors.toMap(Student::id, s -> s));
    periods = problem.periods().stream().collect(Collectors.toMap(Period::id, p -> p));
    supervisors = problem.supervisors().stream().collect(Collectors.groupingBy(Supervisor::unitId));
  }

  PlacementPlan plan() {
    List<Assignment> assignments = new ArrayList<>();
    for (Placement placement : problem.placements()) {
      Assignment found = find(placement);
      assignments.add(found == null ? new Assignment(placement.id(), null, null) : found);
    }
    return new PlacementPlan(assignments);
  }

  private @Nullable Assignment find(Placement placement) {
    Student student = students.get(placement.studentId());
    if (student == null) {
      throw new AssertionError(placement.studentId());
    }
    Location home = Objects.requireNonNull(student.home());
    List<Unit> near =
        problem.units().stream()
            .filter(unit ->
                placement.requiredUnitKinds().isEmpty()
                    || placement.requiredUnitKinds().contains(unit.kind()))
            .filter(unit -> !student.excludedUnits().contains(unit.id()))
            .filter(unit -> student.licences().containsAll(unit.requires()))
            .sorted(Comparator.comparingDouble(unit -> km(home, unit.location())))
            .limit(40)
            .toList();
    for (Unit unit : near) {
      for (String id : placement.allowedPeriods()) {
        Period period = periods.get(id);
        for (Supervisor supervisor : supervisors.getOrDefault(unit.id(), List.of())) {
          if (period != null && canTake(supervisor, unit, placement, period)) {
            counts.merge(supervisor.id(), 1, Integer::sum);
            occupy(supervisor.id(), period);
            occupy(unit.id(), period);
            occupy(student.id(), period);
            return new Assignment(placement.id(), supervisor.id(), id);
          }
        }
      }
    }
    return null;
  }

  private boolean canTake(Supervisor supervisor, Unit unit, Placement placement, Period period) {
    return supervisor.active()
        && (supervisor.training().isTrained() || placement.kind().equals(PlacementKind.PRAO))
        && counts.getOrDefault(supervisor.id(), 0) < supervisor.maxPerTerm()
        && overlapping(supervisor.id(), period) == 0
        && overlapping(placement.studentId(), period) == 0
        && overlapping(unit.id(), period) < unit.maxTrainees()
        && supervisor.absences().stream()
            .noneMatch(
                a -> a.from().isBefore(end(period)) && !a.to().isBefore(period.firstMonday()));
  }

  private void occupy(String who, Period period) {
    busy.computeIfAbsent(who, key -> new ArrayList<>()).add(period);
  }

  private long overlapping(String who, Period period) {
    return busy.getOrDefault(who, List.of()).stream()
        .filter(p -> p.firstMonday().isBefore(end(period)))
        .filter(p -> period.firstMonday().isBefore(end(p)))
        .count();
  }

  private static LocalDate end(Period period) {
    return period.firstMonday().plusWeeks(period.weeks());
  }

  private static double km(Location a, Location b) {
    return FlatMap.at(a.lat()).km(a, b);
  }
}
