package org.platsa.api.page.plan;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Unit;

/**
 * One page of placements as a list (<i>lista</i>), what needs looking at first unless something
 * else is asked for.
 *
 * @param rows those of the page
 * @param found how many are asked for
 * @param page its number, from 1
 * @param pages how many there are, at least 1
 * @param sort by which column; empty for what needs looking at first
 */
public record PlanList(List<PlanRow> rows, int found, int page, int pages, String sort) {
  private static final int PAGE = 50;

  public PlanList {
    rows = List.copyOf(rows);
  }

  /** Of the placements that are asked for. */
  static PlanList of(List<PlanRow> found, Asked asked, Locale locale) {
    Map<String, Comparator<PlanRow>> orders = orders(locale);
    String sort = orders.containsKey(asked.get("sort")) ? asked.get("sort") : "";
    List<PlanRow> sorted =
        found.stream()
            .sorted(orders.getOrDefault(sort, TO_LOOK_AT).thenComparing(TO_LOOK_AT))
            .toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(asked.number("page"), pages);
    int from = (page - 1) * PAGE;
    return new PlanList(
        sorted.subList(from, Math.min(sorted.size(), from + PAGE)),
        found.size(),
        page,
        pages,
        sort);
  }

  /** Who has no place, then who breaks rules, then the costliest. */
  private static final Comparator<PlanRow> TO_LOOK_AT =
      Comparator.comparing(PlanRow::isPlaced)
          .thenComparing(row -> !row.broken())
          .thenComparing(Comparator.comparingLong(PlanRow::cost).reversed());

  private static Map<String, Comparator<PlanRow>> orders(Locale locale) {
    Collator letters = Collator.getInstance(locale);
    Map<String, Comparator<PlanRow>> orders = new LinkedHashMap<>();
    orders.put("student", Comparator.comparing(PlanRow::called, letters));
    orders.put("provider", Comparator.comparing(row -> row.provider().name(), letters));
    orders.put("kind", Comparator.comparing(row -> row.placement().kind()));
    orders.put("period", Comparator.comparing(PlanList::start));
    orders.put("unit", Comparator.comparing(PlanList::unit, letters));
    orders.put(
        "supervisor",
        Comparator.comparing(row -> String.valueOf(row.seated().supervisorId()), letters));
    orders.put("minutes", Comparator.comparingInt(PlanList::minutes).reversed());
    orders.put("cost", Comparator.comparingLong(PlanRow::cost).reversed());
    return orders;
  }

  private static String start(PlanRow row) {
    Period period = row.period();
    return period == null ? "" : period.firstMonday() + period.name();
  }

  private static String unit(PlanRow row) {
    Unit unit = row.unit();
    return unit == null ? "" : unit.name();
  }

  private static int minutes(PlanRow row) {
    Integer minutes = row.minutes();
    return minutes == null ? -1 : minutes;
  }
}
