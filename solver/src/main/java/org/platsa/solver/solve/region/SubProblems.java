package org.platsa.solver.solve.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.SharedRules;

/**
 * Cuts the problem of a region out of a large one (<i>delproblem</i>): its units and their
 * supervisors, the region's placements, and everybody else who is there, pinned. What a plan of the
 * part saves, it saves of the whole, except for what rule providerFairness makes of the unplaced in
 * all parts together.
 */
public final class SubProblems {
  private final Problem problem;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, EducationProvider> providers = new HashMap<>();
  private final Map<String, List<TravelTime>> timesByUnit = new HashMap<>();

  /** By id of a provider that is guaranteed places: the positions of all its placements. */
  private final Map<String, List<Integer>> promisedPlacements = new HashMap<>();

  /** Prepares to cut parts out of a valid problem. */
  public SubProblems(Problem problem) {
    this.problem = problem;
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.providers().forEach(provider -> providers.put(provider.id(), provider));
    for (TravelTime time : problem.travelMinutes()) {
      timesByUnit.computeIfAbsent(time.unitId(), key -> new ArrayList<>()).add(time);
    }
    for (int i = 0; i < problem.placements().size(); i++) {
      String providerId = find(students, problem.placements().get(i).studentId()).providerId();
      if (find(providers, providerId).guaranteedPlaces() > 0) {
        promisedPlacements.computeIfAbsent(providerId, key -> new ArrayList<>()).add(i);
      }
    }
  }

  /**
   * The problem of a region, in which placements are assigned as in the schedule.
   *
   * @param schedule of the whole problem; each of the region's placements is at one of its units,
   *     or nowhere
   */
  public Problem of(Region region, PlacementSchedule schedule) {
    Set<String> unitIds = new HashSet<>();
    List<Unit> units = new ArrayList<>();
    List<Supervisor> supervisors = new ArrayList<>();
    Map<Integer, Placement> placements = new TreeMap<>();
    region.units().forEach(position -> unitIds.add(schedule.units().get(position).id()));
    for (int position : region.units()) {
      PlanningUnit unit = schedule.units().get(position);
      units.add(unit.unit());
      for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
        supervisors.add(supervisor.supervisor());
        for (PlanningPlacement other : supervisor.placements()) {
          placements.put(other.index(), at(other, true, unitIds));
        }
      }
    }
    for (PlanningPlacement own : region.placements()) {
      placements.put(own.index(), at(own, false, unitIds));
    }
    return of(units, unitIds, supervisors, placements, schedule);
  }

  private Problem of(
      List<Unit> units,
      Set<String> unitIds,
      List<Supervisor> supervisors,
      Map<Integer, Placement> placements,
      PlacementSchedule schedule) {
    Map<String, Student> ownStudents = new TreeMap<>();
    Set<String> periods = new HashSet<>();
    for (Placement placement : placements.values()) {
      ownStudents.computeIfAbsent(
          placement.studentId(), id -> find(students, id).withUnitsAmong(unitIds));
      periods.addAll(placement.allowedPeriods());
      if (placement.assignment() != null) {
        periods.add(placement.assignment().periodId());
      }
    }
    List<TravelTime> times = new ArrayList<>();
    for (Unit unit : units) {
      for (TravelTime time : timesByUnit.getOrDefault(unit.id(), List.of())) {
        if (ownStudents.containsKey(time.studentId())) {
          times.add(time);
        }
      }
    }
    return new Problem(
        problem.schemaVersion(),
        problem.name(),
        Map.of(),
        problem.term(),
        problem.professions(),
        problem.unitKinds(),
        problem.placementKinds(),
        problem.areas(),
        units,
        supervisors,
        ownStudents.values().stream()
            .map(Student::providerId)
            .distinct()
            .sorted()
            .map(id -> promisedHere(id, placements.keySet(), schedule))
            .toList(),
        problem.periods().stream().filter(period -> periods.contains(period.id())).toList(),
        List.copyOf(ownStudents.values()),
        List.copyOf(placements.values()),
        times,
        problem.weights());
  }

  /** The provider, promised what its places outside the part leave of its promise. */
  private EducationProvider promisedHere(
      String id, Set<Integer> inside, PlacementSchedule schedule) {
    EducationProvider provider = find(providers, id);
    List<Integer> asked = promisedPlacements.get(id);
    if (asked == null) {
      return provider;
    }
    long outside =
        asked.stream()
            .filter(index -> !inside.contains(index))
            .filter(index -> schedule.placements().get(index).isPlaced())
            .count();
    long promised = SharedRules.promised(provider, asked.size());
    return provider.withGuaranteedPlaces((int) Math.max(0, promised - outside));
  }

  /**
   * A placement where it is now, with its published place only if that is at one of these units.
   */
  private static Placement at(PlanningPlacement planned, boolean pinned, Set<String> unitIds) {
    Placement placement = planned.placement();
    PublishedPlace published = placement.published();
    PlanningSupervisor supervisor = planned.supervisor();
    Slot slot = supervisor == null ? null : new Slot(supervisor.id(), planned.period().id());
    boolean matters = published != null && unitIds.contains(published.unitId());
    return placement
        .withAssignment(slot, pinned && slot != null)
        .withPublished(matters ? published : null);
  }

  private static <T> T find(Map<String, T> map, String id) {
    return Objects.requireNonNull(map.get(id), id);
  }
}
