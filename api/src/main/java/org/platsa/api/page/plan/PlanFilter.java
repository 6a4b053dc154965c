package org.platsa.api.page.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.platsa.api.page.plan.PlanRow.Need;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Which placements and units an address asks for (<i>urval</i>). */
final class PlanFilter {
  private final Asked asked;
  private final Locale locale;

  PlanFilter(Asked asked, Locale locale) {
    this.asked = asked;
    this.locale = locale;
  }

  /** Kinds of placements that one can look at alone, each with a count beside it. */
  public enum Only {
    UNPLACED(row -> !row.isPlaced()),
    BROKEN(PlanRow::broken),
    CHANGED(PlanRow::changed),
    PINNED(PlanRow::pinned),
    FAR(PlanRow::isFar),
    SUPPORT(row -> row.support() != Need.NONE),
    SWEDISH(row -> row.swedish() != Need.NONE);

    private final Predicate<PlanRow> test;

    Only(Predicate<PlanRow> test) {
      this.test = test;
    }
  }

  /** A filter that can be put on and off, with how many placements it leaves. */
  public record Pill(Only only, long count, boolean on, String address) {}

  /** Those of all placements that are asked for; who has no place may get one in any area. */
  List<PlanRow> of(List<PlanRow> rows) {
    List<String> words = words();
    Predicate<PlanRow> wanted =
        row ->
            matches("provider", row.provider().id())
                && matches("kind", row.placement().kind().name())
                && (row.unit() == null ? matchesWish(row) : shows(row.unit()))
                && (words.isEmpty() || words.stream().allMatch(text(row)::contains));
    return rows.stream().filter(wanted).filter(only()).toList();
  }

  /** Whether a unit's row is asked for; one without any placement, too. */
  boolean shows(Unit unit) {
    return matches("area", unit.areaId()) && matches("unitKind", unit.kind().name());
  }

  /** Whether a supervisor of a unit is asked for, by where they work and what is searched for. */
  boolean shows(Supervisor supervisor, Unit unit) {
    String text = (supervisor.id() + "\n" + unit.name()).toLowerCase(locale);
    return shows(unit) && words().stream().allMatch(text::contains);
  }

  /** Whether placements are left out one by one, so that rows without any say nothing. */
  boolean choosesPlacements() {
    return !(asked.get("provider") + asked.get("kind") + asked.get("only") + asked.get("search"))
        .isEmpty();
  }

  /** The filters that can be put on and off, but for those that nothing is behind. */
  List<Pill> pills(List<PlanRow> rows) {
    List<Pill> pills = new ArrayList<>();
    for (Only only : Only.values()) {
      long count = rows.stream().filter(only.test).count();
      boolean on = asked.is("only", only.name());
      if (count > 0 || on) {
        pills.add(new Pill(only, count, on, asked.with("only", on ? "" : only.name())));
      }
    }
    return pills;
  }

  private Predicate<PlanRow> only() {
    for (Only only : Only.values()) {
      if (asked.is("only", only.name())) {
        return only.test;
      }
    }
    return row -> true;
  }

  private boolean matches(String name, String value) {
    return asked.get(name).isEmpty() || asked.is(name, value);
  }

  private boolean matchesWish(PlanRow row) {
    return asked.get("unitKind").isEmpty()
        || row.placement().requiredUnitKinds().isEmpty()
        || row.placement().requiredUnitKinds().stream()
            .anyMatch(kind -> asked.is("unitKind", kind.name()));
  }

  private List<String> words() {
    String search = asked.get("search").toLowerCase(locale);
    return search.isEmpty() ? List.of() : List.of(search.split("\\s+", -1));
  }

  private String text(PlanRow row) {
    Unit unit = row.unit();
    String supervisor = row.seated().supervisorId();
    return String.join(
            "\n",
            row.id(),
            row.placement().studentId(),
            row.provider().name(),
            unit == null ? "" : unit.name(),
            supervisor == null ? "" : supervisor)
        .toLowerCase(locale);
  }
}
