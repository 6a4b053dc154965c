package org.platsa.api.page.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.Seat;
import org.platsa.api.page.plan.PlanRow.Need;
import org.platsa.api.submission.Tombstone;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.springframework.context.MessageSource;

/** Makes rows of a plan's placements, in a reader's language (<i>rader</i>). */
final class PlanRows {
  private final Shown shown;
  private final MessageSource messages;
  private final Locale locale;
  private final Map<String, Student> students;
  private final Map<String, EducationProvider> providers;
  private final Map<String, Unit> units;
  private final Map<String, Area> areas;
  private final Map<String, Period> periods;
  private final int prefix;

  private PlanRows(Shown shown, MessageSource messages, Locale locale) {
    Problem problem = shown.problem();
    this.shown = shown;
    this.messages = messages;
    this.locale = locale;
    this.students = byId(problem.students(), Student::id);
    this.providers = byId(problem.providers(), EducationProvider::id);
    this.units = byId(problem.units(), Unit::id);
    this.areas = byId(problem.areas(), Area::id);
    this.periods = byId(problem.periods(), Period::id);
    this.prefix = sharedPrefix(problem.students());
  }

  /** Every placement of a plan, in the problem's order. */
  static List<PlanRow> of(Shown shown, MessageSource messages, Locale locale) {
    PlanRows maker = new PlanRows(shown, messages, locale);
    Set<String> broken = shown.broken();
    Map<String, Placement> placements = byId(shown.problem().placements(), Placement::id);
    Map<String, String> called = new HashMap<>();
    placements.forEach((id, placement) -> called.put(id, maker.called(placement.studentId())));
    List<PlanRow> rows = new ArrayList<>();
    for (PlanOverview.Seated seated : shown.overview().placements()) {
      Placement placement = known(placements, seated.placementId());
      rows.add(maker.row(placement, seated, broken.contains(placement.id()), called));
    }
    return rows;
  }

  private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
    return things.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  private static <T> T known(Map<String, T> things, String id) {
    return Objects.requireNonNull(things.get(id), id);
  }

  /** How many letters all pseudonyms begin with alike, to a dash. */
  private static int sharedPrefix(List<Student> students) {
    if (students.isEmpty()) {
      return 0;
    }
    String prefix =
        students.getFirst().id().substring(0, students.getFirst().id().indexOf('-') + 1);
    return students.stream().allMatch(student -> startsWith(student.id(), prefix))
        ? prefix.length()
        : 0;
  }

  private static boolean startsWith(String id, String prefix) {
    return id.length() > prefix.length() && id.startsWith(prefix);
  }

  /** Without what everybody's pseudonym begins with; with a word for who is protected. */
  private String called(String studentId) {
    String name = studentId.substring(prefix);
    Student student = known(students, studentId);
    return student.protectedIdentity() && !Tombstone.is(studentId)
        ? name + " (" + said("data.protectedWord") + ")"
        : name;
  }

  private PlanRow row(
      Placement placement, PlanOverview.Seated seated, boolean broken, Map<String, String> called) {
    Student student = known(students, placement.studentId());
    Unit unit = seated.unitId() == null ? null : units.get(seated.unitId());
    Need support = need(student.needsSupport(), seated, ConstraintId.SUPPORT);
    Need swedish = need(student.learnsSwedish(), seated, ConstraintId.LANGUAGE);
    Seat seat = shown.seats().get(placement.id());
    boolean pinned = seat != null && seat.pinned();
    boolean changed = shown.isChanged(placement.id());
    String wishes = wishes(placement);
    List<String> label = new ArrayList<>();
    label.add(known(called, placement.id()));
    label.add(said("placementKind." + placement.kind()));
    if (unit == null) {
      label.add(wishes);
    }
    if (seated.minutes() != null) {
      label.add(said("plan.minutesSaid", seated.minutes()));
    }
    say(label, support, "support");
    say(label, swedish, "swedish");
    if (!seated.partners().isEmpty()) {
      label.add(
          said(
              "plan.pairWith",
              seated.partners().stream()
                  .map(other -> called.getOrDefault(other, other))
                  .collect(Collectors.joining(", "))));
    }
    say(label, pinned, "plan.mark.pinned");
    say(label, changed, shown.against() == null ? "plan.mark.changed" : "plan.mark.differs");
    say(label, broken, "plan.mark.broken");
    return new PlanRow(
        placement,
        known(called, placement.id()),
        known(providers, student.providerId()),
        wishes,
        seated,
        unit,
        unit == null ? null : areas.get(unit.areaId()),
        seated.periodId() == null ? null : periods.get(seated.periodId()),
        support,
        swedish,
        pinned,
        changed,
        broken,
        softCost(seated),
        String.join(", ", label));
  }

  private static Need need(boolean needed, PlanOverview.Seated seated, ConstraintId rule) {
    if (!needed) {
      return Need.NONE;
    }
    return seated.costs().containsKey(rule.id()) ? Need.UNMET : Need.MET;
  }

  private static long softCost(PlanOverview.Seated seated) {
    return seated.costs().entrySet().stream()
        .filter(cost ->
            ConstraintId.of(cost.getKey())
                .filter(rule -> rule.level() == ConstraintLevel.SOFT)
                .isPresent())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void say(List<String> label, boolean isSo, String key) {
    if (isSo) {
      label.add(said(key));
    }
  }

  private void say(List<String> label, Need need, String which) {
    switch (need) {
      case NONE -> {}
      case MET -> label.add(said("planNeed." + which));
      case UNMET -> label.add(said("planNeed." + which + "Unmet"));
    }
  }

  private String wishes(Placement placement) {
    String kinds =
        placement.requiredUnitKinds().isEmpty()
            ? said("plan.anyKind")
            : placement.requiredUnitKinds().stream()
                .map(kind -> said("unitKind." + kind))
                .collect(Collectors.joining(", "));
    String when =
        placement.allowedPeriods().stream()
            .map(periods::get)
            .filter(Objects::nonNull)
            .map(Period::name)
            .collect(Collectors.joining(", "));
    String where = placement.profession() == null ? kinds : kinds + " · " + placement.profession();
    return when.isEmpty() ? where : where + " · " + when;
  }

  private String said(String key, @Nullable Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
