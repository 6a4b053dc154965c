package org.platsa.api.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.cancellation.Help;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/** Writes out what providers are to be shown of a plan (<i>förslag till utbildare</i>). */
final class Proposing {
  /** Of larger plans no place is compared with the next best one: that would take minutes. */
  private static final int MOST_COMPARED = 2_000;

  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private final PublishablePlan plan;
  private final boolean showsSupervisors;
  private final Map<String, PlanOverview.Seated> seats;
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, String> areas = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Training> trainings = new HashMap<>();
  private final Set<String> pinned = new HashSet<>();
  private final boolean compares;

  Proposing(PublishablePlan plan, boolean showsSupervisors) {
    this.plan = plan;
    this.showsSupervisors = showsSupervisors;
    this.seats = plan.seats();
    Problem problem = DistinctNames.of(plan.problem());
    problem.units().forEach(each -> units.put(each.id(), each));
    for (Area area : problem.areas()) {
      areas.put(area.id(), area.name());
    }
    problem.periods().forEach(each -> periods.put(each.id(), each));
    problem.students().forEach(each -> students.put(each.id(), each));
    problem.supervisors().forEach(each -> trainings.put(each.id(), each.training()));
    problem.placements().stream().filter(Placement::pinned).forEach(each -> pinned.add(each.id()));
    this.compares = problem.placements().size() <= MOST_COMPARED;
  }

  /**
   * A placement as it is to be sent.
   *
   * @param before its position in the provider's last proposal; null if it was not there
   * @param isSamePlace whether it was told the same unit and weeks then, or no place both times
   */
  record NewPlace(
      boolean placed,
      @Nullable PlaceChange change,
      ShownPlace shown,
      PlaceSeat seat,
      @Nullable Integer before,
      boolean isSamePlace) {
    /** The same of one that took the place since its last proposal: it comes as gained. */
    NewPlace taken() {
      return placed && isSamePlace
          ? new NewPlace(true, PlaceChange.GAINED, shown, seat, before, true)
          : this;
    }
  }

  /**
   * A provider's placements without words, and what was in its last proposal and is no longer asked
   * for.
   *
   * @param last what was sent last; null if nothing was
   */
  List<NewPlace> places(List<Placement> placements, @Nullable List<SentPlace> last) {
    Map<String, SentPlace> before = new HashMap<>();
    if (last != null) {
      last.stream()
          .filter(each -> each.change() != PlaceChange.GONE)
          .forEach(each -> before.put(each.seat().placementId(), each));
    }
    List<NewPlace> places = new ArrayList<>();
    for (Placement placement : placements) {
      SentPlace old = before.remove(placement.id());
      places.add(place(placement, old, last != null));
    }
    if (last != null) {
      last.stream()
          .filter(before::containsValue)
          .forEach(old ->
              places.add(
                  new NewPlace(
                      false,
                      PlaceChange.GONE,
                      old.shown().gone(),
                      new PlaceSeat(old.seat().placementId(), null, null, null),
                      old.position(),
                      false)));
    }
    return places;
  }

  private NewPlace place(Placement placement, @Nullable SentPlace old, boolean hasLast) {
    PlanOverview.Seated seated = Objects.requireNonNull(seats.get(placement.id()));
    ShownPlace.Place now = shown(seated);
    PlaceChange change =
        old == null ? hasLast ? PlaceChange.NEW : null : change(old, now, seated.supervisorId());
    boolean isMoved = change != null && change != PlaceChange.SUPERVISOR;
    Student student = Objects.requireNonNull(students.get(placement.studentId()));
    ShownPlace shown =
        new ShownPlace(
            placement.id(),
            student.id(),
            placement.kind(),
            student.protectedIdentity(),
            placement.allowedPeriods().stream()
                .map(id -> periods.containsKey(id) ? periods.get(id).name() : id)
                .toList(),
            placement.requiredUnitKinds(),
            now,
            isMoved && old != null ? old.shown().place() : null,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new NewPlace(
        now != null,
        change,
        shown,
        new PlaceSeat(
            placement.id(),
            seated.supervisorId(),
            seated.periodId(),
            now == null ? Help.of(seated.costs()) : null),
        old == null ? null : old.position(),
        old != null && !isMoved);
  }

  private ShownPlace.@Nullable Place shown(PlanOverview.Seated seated) {
    if (!seated.isPlaced()) {
      return null;
    }
    Unit unit = Objects.requireNonNull(units.get(seated.unitId()));
    Period period = Objects.requireNonNull(periods.get(seated.periodId()));
    return new ShownPlace.Place(
        unit.id(),
        unit.name(),
        unit.kind(),
        areas.getOrDefault(unit.areaId(), unit.areaId()),
        period.name(),
        period.firstMonday(),
        period.weeks(),
        seated.minutes(),
        showsSupervisors ? seated.supervisorId() : null);
  }

  /** What is not shown is no change. */
  private @Nullable PlaceChange change(
      SentPlace old, ShownPlace.@Nullable Place now, @Nullable String supervisor) {
    ShownPlace.Place then = old.shown().place();
    if (then == null || now == null) {
      return then == null
          ? now == null ? null : PlaceChange.GAINED
          : now == null ? PlaceChange.LOST : null;
    }
    if (!now.isAt(then)) {
      return PlaceChange.UNIT;
    }
    if (!now.isDuring(then)) {
      return PlaceChange.PERIOD;
    }
    return !showsSupervisors || Objects.equals(old.seat().supervisorId(), supervisor)
        ? null
        : PlaceChange.SUPERVISOR;
  }

  /** The same with why each is where it is, in both languages; takes a while for many. */
  List<NewPlace> told(List<NewPlace> places) {
    ExplanationText swedish = new ExplanationText(plan.problem(), SWEDISH);
    ExplanationText english = new ExplanationText(plan.problem(), Locale.ENGLISH);
    Set<String> own =
        places.stream().map(each -> each.seat().placementId()).collect(Collectors.toSet());
    return places.stream()
        .map(each -> each.change() == PlaceChange.GONE ? each : told(each, own, swedish, english))
        .toList();
  }

  /** What is known of a place without trying others. */
  private PlacementExplanation withoutOthers(NewPlace place) {
    PlanOverview.Seated seated = Objects.requireNonNull(seats.get(place.seat().placementId()));
    return new PlacementExplanation(
        seated.placementId(),
        place.shown().studentId(),
        pinned.contains(seated.placementId()),
        new PlacementExplanation.Place(
            Objects.requireNonNull(seated.supervisorId()),
            Objects.requireNonNull(seated.unitId()),
            Objects.requireNonNull(seated.periodId()),
            seated.minutes(),
            trainings.getOrDefault(seated.supervisorId(), Training.NONE),
            0,
            seated.partners(),
            List.of()),
        seated.costs(),
        List.of(),
        Difference.NONE,
        0,
        List.of(),
        null,
        List.of(),
        null);
  }

  private NewPlace told(
      NewPlace place, Set<String> own, ExplanationText swedish, ExplanationText english) {
    ShownPlace shown = place.shown();
    PlacementExplanation why =
        compares || !place.placed()
            ? plan.explainer().explain(shown.placementId(), 1)
            : withoutOthers(place);
    ShownPlace told =
        new ShownPlace(
            shown.placementId(),
            shown.studentId(),
            shown.kind(),
            shown.protectedIdentity(),
            shown.periods(),
            shown.unitKinds(),
            shown.place(),
            shown.before(),
            swedish.toProvider(why, own),
            english.toProvider(why, own),
            swedish.helpToProvider(why),
            english.helpToProvider(why));
    return new NewPlace(
        place.placed(), place.change(), told, place.seat(), place.before(), place.isSamePlace());
  }
}
