package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.RelaxedPlan;
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

/**
 * Cuts problems of some units out of a large one (<i>delproblem</i>): those units, their
 * supervisors, and the placements that are or belong there. Whatever a plan of the part saves, it
 * saves of the whole, since nothing but a provider's unplaced share reaches over a border.
 */
final class SubProblems {
  /** An unplaced placement tries its luck in the regions of so many units in turn. */
  private static final int NEAR_UNITS = 30;

  private final Problem problem;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Supervisor> supervisors = new HashMap<>();
  private final Map<String, List<Supervisor>> supervisorsByUnit = new HashMap<>();
  private final Map<String, EducationProvider> providers = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, List<TravelTime>> timesByUnit = new HashMap<>();
  private final Map<String, Placement> placements = new HashMap<>();
  private final Map<String, Integer> placementsOfStudent = new HashMap<>();

  /** By provider that is guaranteed places: all its placements. */
  private final Map<String, List<String>> promisedPlacements = new HashMap<>();

  private final NearUnits nearUnits;

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
    for (Placement placement : problem.placements()) {
      placements.put(placement.id(), placement);
      placementsOfStudent.merge(placement.studentId(), 1, Integer::sum);
      String providerId = find(students, placement.studentId()).providerId();
      if (find(providers, providerId).guaranteedPlaces() > 0) {
        promisedPlacements
            .computeIfAbsent(providerId, key -> new ArrayList<>())
            .add(placement.id());
      }
    }
    List<Unit> staffed =
        problem.units().stream().filter(unit -> supervisorsByUnit.containsKey(unit.id())).toList();
    nearUnits = new NearUnits(staffed.isEmpty() ? problem.units() : staffed);
  }

  /**
   * Which unit each placement belongs to: where it is, or else a near one of a right kind.
   *
   * @param random draws one of the nearest; null for the very nearest
   */
  Map<String, String> unitsOfPlacements(PlacementPlan plan, @Nullable Random random) {
    Map<String, String> units = new HashMap<>();
    Map<String, String> unitOfStudent = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      String placementId = assignment.placementId();
      units.put(
          placementId,
          assignment.supervisorId() == null
              // All unplaced of a student belong together, so that none of them overlap.
              ? unitOfStudent.computeIfAbsent(
                  find(placements, placementId).studentId(),
                  id -> near(find(placements, placementId), random))
              : find(supervisors, assignment.supervisorId()).unitId());
    }
    return units;
  }

  private String near(Placement placement, @Nullable Random random) {
    Location home = find(students, placement.studentId()).home();
    int count = random == null ? 1 : 1 + random.nextInt(NEAR_UNITS);
    return nearUnits.nearest(home, placement.requiredUnitKinds(), count).getLast().id();
  }

  /**
   * Which unit the relaxation has most of each placement at, of those who are free to go there
   * whatever others do: not pinned, and the student's only one.
   */
  Map<String, String> unitsOfRelaxed(RelaxedPlan relaxed) {
    Map<String, String> units = new HashMap<>();
    relaxed
        .shares()
        .forEach((placementId, shares) -> {
          if (!shares.isEmpty() && !hasSiblings(find(placements, placementId))) {
            units.put(
                placementId,
                Collections.max(shares, Comparator.comparingDouble(RelaxedPlan.Share::fraction))
                    .unitId());
          }
        });
    return units;
  }

  /** Of a plan, those who are not free to go where the relaxation has them. */
  Map<String, Assignment> staying(PlacementPlan plan) {
    Map<String, Assignment> staying = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      Placement placement = find(placements, assignment.placementId());
      if (placement.pinned() || hasSiblings(placement)) {
        staying.put(placement.id(), assignment);
      }
    }
    return staying;
  }

  private boolean hasSiblings(Placement placement) {
    return find(placementsOfStudent, placement.studentId()) > 1;
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
        usedProviders.stream().sorted().map(id -> promisedHere(id, placements, plan)).toList(),
        problem.periods().stream().filter(period -> usedPeriods.contains(period.id())).toList(),
        ofStudents.values().stream().sorted(Comparator.comparing(Student::id)).toList(),
        own,
        times,
        problem.weights());
  }

  /** The provider with what its guarantee still asks of the part, given its places outside. */
  private EducationProvider promisedHere(
      String id, List<Placement> inside, Map<String, Assignment> plan) {
    EducationProvider provider = find(providers, id);
    List<String> asked = promisedPlacements.get(id);
    if (asked == null) {
      return provider;
    }
    Set<String> here = new HashSet<>();
    inside.forEach(placement -> here.add(placement.id()));
    long outside =
        asked.stream()
            .filter(placementId -> !here.contains(placementId))
            .map(plan::get)
            .filter(assignment -> assignment != null && assignment.supervisorId() != null)
            .count();
    long promised = Math.min(provider.guaranteedPlaces(), asked.size());
    return new EducationProvider(
        provider.id(),
        provider.name(),
        provider.tier(),
        (int) Math.max(0, promised - outside),
        provider.location());
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

  private static <T> T find(Map<String, T> map, String id) {
    return Objects.requireNonNull(map.get(id), id);
  }
}
