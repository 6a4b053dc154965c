package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Cuts problems of some units out of a large one (<i>delproblem</i>): those units, their
 * supervisors, and the placements that are or belong there. Whatever a plan of the part saves, it
 * saves of the whole, since nothing but a provider's share reaches over a border.
 */
final class SubProblems {
  private final Problem problem;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Supervisor> supervisors = new HashMap<>();
  private final Map<String, List<Supervisor>> supervisorsByUnit = new HashMap<>();
  private final Map<String, EducationProvider> providers = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, List<TravelTime>> timesByUnit = new HashMap<>();
  private final Map<String, String> homeUnits = new HashMap<>();

  SubProblems(Problem problem) {
    this.problem = problem;
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.providers().forEach(provider -> providers.put(provider.id(), provider));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    for (Supervisor supervisor : problem.supervisors()) {
      supervisors.put(supervisor.id(), supervisor);
      supervisorsByUnit
          .computeIfAbsent(supervisor.unitId(), key -> new ArrayList<>())
          .add(supervisor);
    }
    for (TravelTime time : problem.travelMinutes()) {
      timesByUnit.computeIfAbsent(time.unitId(), key -> new ArrayList<>()).add(time);
    }
    findHomeUnits();
  }

  /** Which unit each placement belongs to: where it is, or else the nearest of a right kind. */
  Map<String, String> unitsOfPlacements(PlacementPlan plan) {
    Map<String, String> units = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      units.put(
          assignment.placementId(),
          assignment.supervisorId() == null
              ? home(assignment.placementId())
              : find(supervisors, assignment.supervisorId()).unitId());
    }
    return units;
  }

  private String home(String placementId) {
    return Objects.requireNonNull(homeUnits.get(placementId));
  }

  /**
   * The problem of some units, its placements' assignments being the plan's.
   *
   * @param units the units
   * @param placements the placements that are or belong there
   * @param plan where everybody is
   * @param fixed placements that must stay where they are
   */
  Problem of(
      List<Unit> units,
      List<Placement> placements,
      Map<String, Assignment> plan,
      Set<String> fixed) {
    Set<String> inside = new HashSet<>();
    units.forEach(unit -> inside.add(unit.id()));
    Map<String, Student> ofStudents = new HashMap<>();
    Set<String> usedPeriods = new HashSet<>();
    List<Placement> own = new ArrayList<>();
    List<Supervisor> ownSupervisors = new ArrayList<>();
    for (Unit unit : units) {
      ownSupervisors.addAll(supervisorsByUnit.getOrDefault(unit.id(), List.of()));
    }
    for (Placement placement : placements) {
      Placement moved = at(placement, plan, inside, fixed);
      if (fixed.contains(placement.id()) && moved.assignment() == null) {
        continue;
      }
      ofStudents.computeIfAbsent(placement.studentId(), id -> inside(find(students, id), inside));
      usedPeriods.addAll(placement.allowedPeriods());
      if (moved.assignment() != null) {
        usedPeriods.add(moved.assignment().periodId());
      }
      if (moved.published() != null) {
        usedPeriods.add(moved.published().periodId());
      }
      own.add(moved);
    }
    Set<String> usedProviders = new HashSet<>();
    ofStudents.values().forEach(student -> usedProviders.add(student.providerId()));
    List<TravelTime> times = new ArrayList<>();
    for (Unit unit : units) {
      for (TravelTime time : timesByUnit.getOrDefault(unit.id(), List.of())) {
        if (ofStudents.containsKey(time.studentId())) {
          times.add(time);
        }
      }
    }
    return new Problem(
        problem.schemaVersion(),
        problem.name(),
        Map.of(),
        problem.term(),
        problem.areas(),
        units,
        ownSupervisors,
        usedProviders.stream().sorted().map(id -> find(providers, id)).toList(),
        problem.periods().stream().filter(period -> usedPeriods.contains(period.id())).toList(),
        ofStudents.values().stream().sorted(Comparator.comparing(Student::id)).toList(),
        own,
        times,
        problem.weights());
  }

  private Placement at(
      Placement placement, Map<String, Assignment> plan, Set<String> inside, Set<String> fixed) {
    Assignment assignment = plan.get(placement.id());
    Slot slot =
        assignment == null || assignment.supervisorId() == null || assignment.periodId() == null
            ? null
            : new Slot(assignment.supervisorId(), assignment.periodId());
    Slot published = placement.published();
    boolean publishedHere =
        published != null && inside.contains(find(supervisors, published.supervisorId()).unitId());
    return new Placement(
        placement.id(),
        placement.studentId(),
        placement.kind(),
        placement.allowedPeriods(),
        placement.requiredUnitKinds(),
        placement.intensity(),
        placement.peerLearning(),
        slot,
        slot != null && (placement.pinned() || fixed.contains(placement.id())),
        publishedHere ? published : null);
  }

  /** The student without mention of units outside; who prefers only such has no preference here. */
  private static Student inside(Student student, Set<String> units) {
    return new Student(
        student.id(),
        student.providerId(),
        student.home(),
        student.transport(),
        student.licences(),
        student.excludedUnits().stream().filter(units::contains).toList(),
        student.visitedUnits().stream().filter(units::contains).toList(),
        student.needsSupport(),
        student.learnsSwedish(),
        student.preferredUnits().stream().filter(units::contains).toList());
  }

  private void findHomeUnits() {
    List<Unit> byLatitude = new ArrayList<>(problem.units());
    byLatitude.removeIf(unit -> !supervisorsByUnit.containsKey(unit.id()));
    if (byLatitude.isEmpty()) {
      byLatitude.addAll(problem.units());
    }
    byLatitude.sort(Comparator.comparingDouble(unit -> unit.location().lat()));
    double[] latitudes = byLatitude.stream().mapToDouble(unit -> unit.location().lat()).toArray();
    Map<String, String> unitOfStudent = new HashMap<>();
    for (Placement placement : problem.placements()) {
      Student student = find(students, placement.studentId());
      // All placements of a student belong together, so that none of them overlap.
      homeUnits.put(
          placement.id(),
          unitOfStudent.computeIfAbsent(
              student.id(),
              id -> nearest(student.home(), placement.requiredUnitKinds(), byLatitude, latitudes)));
    }
  }

  private static String nearest(
      Location home, List<UnitKind> kinds, List<Unit> byLatitude, double[] latitudes) {
    int at = Arrays.binarySearch(latitudes, home.lat());
    int up = at < 0 ? -at - 1 : at;
    int down = up - 1;
    double scale = Math.cos(Math.toRadians(home.lat()));
    Unit best = null;
    double bestDistance = Double.POSITIVE_INFINITY;
    while (down >= 0 || up < latitudes.length) {
      boolean goUp =
          down < 0
              || (up < latitudes.length
                  && latitudes[up] - home.lat() < home.lat() - latitudes[down]);
      Unit unit = byLatitude.get(goUp ? up++ : down--);
      double north = unit.location().lat() - home.lat();
      if (best != null && north * north > bestDistance) {
        break;
      }
      double east = (unit.location().lon() - home.lon()) * scale;
      double distance = north * north + east * east;
      if (distance < bestDistance && (kinds.isEmpty() || kinds.contains(unit.kind()))) {
        best = unit;
        bestDistance = distance;
      }
    }
    return best == null ? byLatitude.getFirst().id() : best.id();
  }

  private static <T> T find(Map<String, T> map, String id) {
    return Objects.requireNonNull(map.get(id), id);
  }
}
