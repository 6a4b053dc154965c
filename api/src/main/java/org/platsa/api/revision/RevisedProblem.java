package org.platsa.api.revision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * A problem on its way to be another (<i>reviderat behov</i>): changes are made in their order.
 * What a change names but the problem does not have is an issue; whether the outcome is right as a
 * whole is for the problem's own checks.
 */
final class RevisedProblem {
  private static final Kind PLACEMENT = new Kind("placering", "placement");
  private static final Kind SUPERVISOR = new Kind("handledare", "supervisor");
  private static final Kind UNIT = new Kind("enhet", "unit");
  private static final Kind PROVIDER = new Kind("utbildare", "provider");
  private static final Kind STUDENT = new Kind("elev", "student");
  private static final Kind AREA = new Kind("område", "area");
  private static final Kind PERIOD = new Kind("period", "period");

  private final Problem original;
  private final Map<String, Placement> placements;
  private final Map<String, Student> students;
  private final Map<String, Supervisor> supervisors;
  private final Map<String, Unit> units;
  private final Map<String, EducationProvider> providers;
  private final Map<String, Period> periods;
  private final Map<String, Area> areas;
  private final List<TravelTime> travel;
  private final Set<String> removedUnits = new HashSet<>();
  private final Map<String, Integer> weights;
  private final List<ErrorIssue> issues = new ArrayList<>();

  RevisedProblem(Problem original) {
    this.original = original;
    this.placements = byId(original.placements(), Placement::id);
    this.students = byId(original.students(), Student::id);
    this.supervisors = byId(original.supervisors(), Supervisor::id);
    this.units = byId(original.units(), Unit::id);
    this.providers = byId(original.providers(), EducationProvider::id);
    this.periods = byId(original.periods(), Period::id);
    this.areas = byId(original.areas(), Area::id);
    this.travel = new ArrayList<>(original.travelMinutes());
    this.weights = new LinkedHashMap<>(original.weights());
  }

  /**
   * The plan is what providers have been told from now on, and where everybody is who is not
   * pinned.
   *
   * @param agreed placements that are pinned to what was told
   */
  void publish(PlacementPlan plan, Set<String> agreed) {
    Map<String, Assignment> assignments = new HashMap<>();
    plan.assignments().forEach(each -> assignments.put(each.placementId(), each));
    placements.replaceAll((id, placement) -> {
      Assignment assignment = assignments.get(id);
      Supervisor supervisor =
          assignment == null ? null : supervisors.get(assignment.supervisorId());
      Period period = assignment == null ? null : periods.get(assignment.periodId());
      if (supervisor == null || period == null) {
        Slot slot = placement.pinned() ? placement.assignment() : null;
        return placement.withAssignment(slot, placement.pinned()).withPublished(null);
      }
      boolean isAgreed = agreed.contains(id);
      Slot slot =
          placement.pinned() && !isAgreed
              ? placement.assignment()
              : new Slot(supervisor.id(), period.id());
      return placement
          .withAssignment(slot, placement.pinned() || isAgreed)
          .withPublished(PublishedPlace.of(supervisor, period));
    });
  }

  /** Makes the changes. */
  void apply(List<Change> changes) {
    for (int i = 0; i < changes.size(); i++) {
      String at = "/changes/" + i;
      try {
        apply(at, changes.get(i));
      } catch (IllegalArgumentException e) {
        String rule = String.valueOf(e.getMessage());
        issues.add(
            ErrorIssue.error(
                "INVALID_VALUE", at, null, "Ändringen ger ett otillåtet värde: " + rule, rule));
      }
    }
  }

  /**
   * The outcome.
   *
   * @throws ApiException with every issue, if there is any
   */
  Problem problem() {
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The changes do not fit the problem", issues);
    }
    List<TravelTime> left =
        travel.stream()
            .filter(time -> students.containsKey(time.studentId()))
            .filter(time -> !removedUnits.contains(time.unitId()))
            .toList();
    return original
        .withAreas(List.copyOf(areas.values()))
        .withPeriods(List.copyOf(periods.values()))
        .withUnits(List.copyOf(units.values()))
        .withSupervisors(List.copyOf(supervisors.values()))
        .withProviders(List.copyOf(providers.values()))
        .withStudents(List.copyOf(students.values()))
        .withPlacements(List.copyOf(placements.values()))
        .withTravelMinutes(left)
        .withWeights(weights);
  }

  private void apply(String at, Change change) {
    switch (change) {
      case Change.PlacementCancelled(String id) -> cancel(at, id);
      case Change.PlacementAdded(Placement placement, Student student) ->
          add(at, placement, student);
      case Change.SupervisorAbsent(String id, LocalDate from, LocalDate to) ->
          supervisor(at, id, old -> absent(at, old, from, to));
      case Change.SupervisorBack(String id, LocalDate from) ->
          supervisor(at, id, old -> back(old, from));
      case Change.SupervisorTrained(String id, Training training) ->
          supervisor(at, id, old -> old.withTraining(training));
      case Change.SupervisorCapacity(String id, Integer simultaneous, Integer perTerm) ->
          supervisor(
              at,
              id,
              old ->
                  old.withRoom(
                      Objects.requireNonNullElse(simultaneous, old.maxSimultaneous()),
                      Objects.requireNonNullElse(perTerm, old.maxPerTerm())));
      case Change.UnitCapacity(String id, int maxTrainees) ->
          replace(units, UNIT, at + "/unitId", id, old -> old.withMaxTrainees(maxTrainees));
      case Change.Pin pin -> pin(at, pin);
      case Change.Unpin(String id) ->
          replace(
              placements,
              PLACEMENT,
              at + "/placementId",
              id,
              old -> old.withAssignment(old.assignment(), false));
      case Change.Weights(Map<String, Integer> changed) -> {
        issues.addAll(org.platsa.api.run.Weights.faults(at + "/weights", changed));
        weights.putAll(changed);
      }
      case Change.UnitSet(Unit unit) -> {
        set(units, at + "/unit", unit, unit == null ? "" : unit.id());
        removedUnits.remove(unit == null ? "" : unit.id());
      }
      case Change.SupervisorSet(Supervisor set) ->
          set(supervisors, at + "/supervisor", set, set == null ? "" : set.id());
      case Change.ProviderSet(EducationProvider set) ->
          set(providers, at + "/provider", set, set == null ? "" : set.id());
      case Change.StudentSet(Student set) ->
          set(students, at + "/student", set, set == null ? "" : set.id());
      case Change.PlacementSet(Placement set) ->
          set(placements, at + "/placement", set, set == null ? "" : set.id());
      case Change.AreaSet(Area set) -> set(areas, at + "/area", set, set == null ? "" : set.id());
      case Change.PeriodSet(Period set) ->
          set(periods, at + "/period", set, set == null ? "" : set.id());
      case Change.TravelSet(TravelTime set) -> travel(at + "/travel", set);
      case Change.TravelRemoved(String student, String unit) -> noTravel(at, student, unit);
      case Change.RowRemoved(String list, String id) -> remove(at, list, id);
      case Change.Restored restored ->
          issues.add(
              ErrorIssue.error(
                  "WRONG_ORDER",
                  at,
                  String.valueOf(restored.problemId()),
                  "restored går bara som första ändring.",
                  "restored can only be the first change."));
    }
  }

  private <T> void set(Map<String, T> map, String at, @Nullable T row, String id) {
    if (row == null) {
      missing(at);
    } else {
      map.put(id, row);
    }
  }

  /** Of several times for one way the first counts: one takes the place of all. */
  private void travel(String at, @Nullable TravelTime set) {
    if (set == null) {
      missing(at);
      return;
    }
    int place = travel.size();
    for (int i = travel.size() - 1; i >= 0; i--) {
      if (isOfWay(travel.get(i), set.studentId(), set.unitId())) {
        travel.remove(i);
        place = i;
      }
    }
    travel.add(place, set);
  }

  private void noTravel(String at, @Nullable String student, @Nullable String unit) {
    boolean isGone =
        student != null && unit != null && travel.removeIf(time -> isOfWay(time, student, unit));
    if (!isGone) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              at,
              student + " → " + unit,
              "Behovet har ingen restid för ”" + student + "” till ”" + unit + "”.",
              "The problem has no travel time of '" + student + "' to '" + unit + "'."));
    }
  }

  private static boolean isOfWay(TravelTime time, String student, String unit) {
    return time.studentId().equals(student) && time.unitId().equals(unit);
  }

  private void missing(String at) {
    String field = at.substring(at.lastIndexOf('/') + 1);
    issues.add(
        ErrorIssue.error(
            "MISSING_FIELD",
            at,
            null,
            "Ändringen saknar " + field + ".",
            "The change lacks its " + field + "."));
  }

  private void remove(String at, @Nullable String list, @Nullable String id) {
    switch (list) {
      case "units" -> {
        remove(units, UNIT, at, id);
        removedUnits.add(String.valueOf(id));
      }
      case "supervisors" -> remove(supervisors, SUPERVISOR, at, id);
      case "providers" -> remove(providers, PROVIDER, at, id);
      case "students" -> {
        remove(students, STUDENT, at, id);
        placements.values().removeIf(placement -> placement.studentId().equals(id));
      }
      case "placements" -> remove(placements, PLACEMENT, at, id);
      case "areas" -> remove(areas, AREA, at, id);
      case "periods" -> remove(periods, PERIOD, at, id);
      case null, default ->
          issues.add(
              ErrorIssue.error(
                  "UNKNOWN_LIST",
                  at + "/list",
                  list,
                  "list ska vara units, supervisors, providers, students, placements, areas eller"
                      + " periods.",
                  "list must be units, supervisors, providers, students, placements, areas or"
                      + " periods."));
    }
  }

  private <T> void remove(Map<String, T> map, Kind kind, String at, @Nullable String id) {
    if (id == null || map.remove(id) == null) {
      unknown(kind, at + "/id", id);
    }
  }

  private void cancel(String at, String id) {
    Placement cancelled = placements.remove(id);
    if (cancelled == null) {
      unknown(PLACEMENT, at + "/placementId", id);
      return;
    }
    boolean needed =
        placements.values().stream().anyMatch(p -> p.studentId().equals(cancelled.studentId()));
    if (!needed) {
      students.remove(cancelled.studentId());
    }
  }

  private void add(String at, Placement placement, @Nullable Student student) {
    if (student != null && students.putIfAbsent(student.id(), student) != null) {
      taken(at + "/student/id", student.id());
    }
    if (placement == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              at + "/placement",
              null,
              "Ändringen saknar placement.",
              "The change lacks its placement."));
    } else if (placements.putIfAbsent(placement.id(), placement) != null) {
      taken(at + "/placement/id", placement.id());
    }
  }

  private void pin(String at, Change.Pin pin) {
    replace(
        placements,
        PLACEMENT,
        at + "/placementId",
        pin.placementId(),
        old -> {
          Slot slot = old.assignment();
          if (slot == null && old.published() != null) {
            slot = old.published().slot(periodsToTry(old));
          }
          if (pin.supervisorId() != null || pin.periodId() != null) {
            slot =
                pin.supervisorId() == null || pin.periodId() == null
                    ? null
                    : new Slot(pin.supervisorId(), pin.periodId());
          }
          if (slot == null) {
            issues.add(
                ErrorIssue.error(
                    "PINNED_WITHOUT_ASSIGNMENT",
                    at,
                    pin.placementId(),
                    "Placering "
                        + pin.placementId()
                        + " har ingen plats att låsas vid; ange"
                        + " både supervisorId och periodId.",
                    "Placement "
                        + pin.placementId()
                        + " has no place to be pinned to; give both"
                        + " supervisorId and periodId."));
            return old;
          }
          return old.withAssignment(slot, true);
        });
  }

  private Supervisor absent(String at, Supervisor old, LocalDate from, LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      issues.add(
          ErrorIssue.error(
              "ABSENCE_REVERSED",
              at + "/to",
              to.toString(),
              "Frånvaron slutar " + to + ", före den första dagen " + from + ".",
              "The absence ends on " + to + ", before its first day " + from + "."));
      return old;
    }
    List<Absence> absences = new ArrayList<>(old.absences());
    absences.add(new Absence(from, to));
    return old.withPresence(old.active(), absences);
  }

  private static Supervisor back(Supervisor old, @Nullable LocalDate from) {
    List<Absence> absences = new ArrayList<>();
    if (from != null) {
      for (Absence absence : old.absences()) {
        if (absence.from().isBefore(from)) {
          LocalDate last = from.minusDays(1);
          absences.add(
              new Absence(absence.from(), absence.to().isBefore(last) ? absence.to() : last));
        }
      }
    }
    return old.withPresence(true, absences);
  }

  private void supervisor(String at, String id, UnaryOperator<Supervisor> change) {
    replace(supervisors, SUPERVISOR, at + "/supervisorId", id, change);
  }

  private <T> void replace(
      Map<String, T> map, Kind kind, String at, String id, UnaryOperator<T> change) {
    T old = id == null ? null : map.get(id);
    if (old == null) {
      unknown(kind, at, id);
    } else {
      map.put(id, change.apply(old));
    }
  }

  private void unknown(Kind kind, String at, @Nullable String id) {
    issues.add(
        id == null
            ? ErrorIssue.error(
                "MISSING_FIELD",
                at,
                null,
                "Ändringen anger inte vilken " + kind.sv + " den gäller.",
                "The change does not say which " + kind.en + " it is about.")
            : ErrorIssue.error(
                "DANGLING_ID",
                at,
                id,
                "Behovet har ingen " + kind.sv + " ”" + id + "”.",
                "The problem has no " + kind.en + " '" + id + "'."));
  }

  private void taken(String at, String id) {
    issues.add(
        ErrorIssue.error(
            "DUPLICATE_ID",
            at,
            id,
            "Id:t ”" + id + "” är redan taget.",
            "The id '" + id + "' is already taken."));
  }

  /** What an id is of, in both languages. */
  private record Kind(String sv, String en) {}

  private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    list.forEach(item -> map.put(id.apply(item), item));
    return map;
  }

  /** The allowed ones first, then any. */
  private Stream<Period> periodsToTry(Placement placement) {
    return Stream.concat(
        placement.allowedPeriods().stream().map(periods::get).filter(Objects::nonNull),
        periods.values().stream());
  }
}
