package org.platsa.solver.bound;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/** A problem with positions for ids and weeks for dates: what every part of the program reads. */
final class IndexedProblem {
  final Problem problem;
  final List<Placement> placements;
  final List<Unit> units;
  final List<Supervisor> supervisors;
  final List<Period> periods;
  final List<EducationProvider> providers;

  /** By placement. */
  final Student[] student;

  /** By placement. */
  final int[] provider;

  /** By placement: what it must keep, what it was told, if anything. */
  final @Nullable Place[] pinnedPlace;

  final @Nullable Place[] publishedPlace;

  /** By supervisor. */
  final int[] unitOf;

  /** By period, inclusive, counted from the term's first week. */
  final int[] firstWeek;

  /** By period, exclusive. */
  final int[] endWeek;

  /** By unit: active supervisors with training. */
  final int[] trained;

  /** By unit. */
  final boolean[] hasStep3;

  private final Map<String, Integer> supervisorIndex;
  private final Map<String, Integer> periodIndex;
  private final Map<String, Map<Integer, Integer>> knownMinutes = new HashMap<>();

  IndexedProblem(Problem problem) {
    this.problem = problem;
    placements = problem.placements();
    units = problem.units();
    supervisors = problem.supervisors();
    periods = problem.periods();
    providers = problem.providers();
    Map<String, Integer> unitIndex = index(units.stream().map(Unit::id).toList());
    Map<String, Integer> providerIndex =
        index(providers.stream().map(EducationProvider::id).toList());
    supervisorIndex = index(supervisors.stream().map(Supervisor::id).toList());
    periodIndex = index(periods.stream().map(Period::id).toList());
    Map<String, Student> students = new HashMap<>();
    problem.students().forEach(each -> students.put(each.id(), each));
    problem
        .travelMinutes()
        .forEach(time ->
            knownMinutes
                .computeIfAbsent(time.studentId(), key -> new HashMap<>())
                .put(known(unitIndex, time.unitId()), time.minutes()));

    firstWeek = new int[periods.size()];
    endWeek = new int[periods.size()];
    for (int p = 0; p < periods.size(); p++) {
      firstWeek[p] = problem.term().weekOf(periods.get(p).firstMonday());
      endWeek[p] = firstWeek[p] + periods.get(p).weeks();
    }
    unitOf = new int[supervisors.size()];
    trained = new int[units.size()];
    hasStep3 = new boolean[units.size()];
    for (int s = 0; s < supervisors.size(); s++) {
      Supervisor supervisor = supervisors.get(s);
      unitOf[s] = known(unitIndex, supervisor.unitId());
      if (supervisor.active() && supervisor.training().isTrained()) {
        trained[unitOf[s]]++;
        hasStep3[unitOf[s]] |= supervisor.training() == Training.STEP_3;
      }
    }
    student = new Student[placements.size()];
    provider = new int[placements.size()];
    pinnedPlace = new Place[placements.size()];
    publishedPlace = new Place[placements.size()];
    for (int i = 0; i < placements.size(); i++) {
      Placement placement = placements.get(i);
      student[i] = known(students, placement.studentId());
      provider[i] = known(providerIndex, student[i].providerId());
      pinnedPlace[i] = placement.pinned() ? place(placement.assignment()) : null;
      PublishedPlace published = placement.published();
      publishedPlace[i] =
          published == null || !supervisorIndex.containsKey(published.supervisorId())
              ? null
              : place(published.slot(periods.stream()));
    }
  }

  @Nullable Place place(@Nullable Slot slot) {
    return slot == null
        ? null
        : new Place(
            known(supervisorIndex, slot.supervisorId()), known(periodIndex, slot.periodId()));
  }

  boolean isPinned(int placement) {
    return placements.get(placement).pinned();
  }

  boolean overlap(int periodA, int periodB) {
    return firstWeek[periodA] < endWeek[periodB] && firstWeek[periodB] < endWeek[periodA];
  }

  /** The periods a placement may be in, each once. */
  List<Integer> allowedPeriods(int placement) {
    return placements.get(placement).allowedPeriods().stream()
        .distinct()
        .map(id -> known(periodIndex, id))
        .toList();
  }

  /** Whether the supervisor is active and there in every week of the period. */
  boolean isAvailable(int supervisor, int period) {
    if (!supervisors.get(supervisor).active()) {
      return false;
    }
    LocalDate first = periods.get(period).firstMonday();
    LocalDate end = first.plus(periods.get(period).weeks(), ChronoUnit.WEEKS);
    for (Absence absence : supervisors.get(supervisor).absences()) {
      if (absence.from().isBefore(end) && !absence.to().isBefore(first)) {
        return false;
      }
    }
    return true;
  }

  /** Minutes one way. */
  int minutes(int placement, int unit) {
    Map<Integer, Integer> known = knownMinutes.get(student[placement].id());
    Integer minutes = known == null ? null : known.get(unit);
    return minutes != null
        ? minutes
        : TravelMinutes.estimate(student[placement], units.get(unit).location());
  }

  /** Positions of the units whose travel time the problem knows for the placement's student. */
  int[] unitsOfKnownMinutes(int placement) {
    return knownMinutes.getOrDefault(student[placement].id(), Map.of()).keySet().stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Positions of the placements by student, those with two or more only. */
  Map<String, List<Integer>> placementsOfBusyStudents() {
    Map<String, List<Integer>> byStudent = new LinkedHashMap<>();
    for (int i = 0; i < placements.size(); i++) {
      byStudent.computeIfAbsent(student[i].id(), key -> new ArrayList<>()).add(i);
    }
    byStudent.values().removeIf(list -> list.size() < 2);
    return byStudent;
  }

  private static Map<String, Integer> index(List<String> ids) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      index.put(ids.get(i), i);
    }
    return index;
  }

  private static <T> T known(Map<String, T> map, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The problem refers to '" + id + "', which it lacks");
    }
    return found;
  }

  /** A supervisor and a period, by position. */
  record Place(int supervisor, int period) {}
}
