package org.platsa.api.page.plan;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * One page of supervisors with what the plan gives each (<i>handledare</i>), unit by unit unless
 * another order is asked for.
 *
 * @param rows those of the page
 * @param found how many are asked for
 * @param page its number, from 1
 * @param pages how many there are, at least 1
 * @param sort by which column; empty for the order of the data
 */
public record SupervisorList(List<Row> rows, int found, int page, int pages, String sort) {
  private static final int PAGE = 50;

  public SupervisorList {
    rows = List.copyOf(rows);
  }

  /** A supervisor with their load and where they work. */
  public record Row(Supervisor supervisor, Unit unit, Explanation.SupervisorLoad load) {}

  /** Of those who are asked for. */
  static SupervisorList of(List<Row> found, Asked asked, Locale locale) {
    Comparator<Row> order = orders(locale).get(asked.get("sort"));
    String sort = order == null ? "" : asked.get("sort");
    List<Row> sorted = order == null ? found : found.stream().sorted(order).toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(asked.number("page"), pages);
    int from = (page - 1) * PAGE;
    return new SupervisorList(
        sorted.subList(from, Math.min(sorted.size(), from + PAGE)),
        found.size(),
        page,
        pages,
        sort);
  }

  private static Map<String, Comparator<Row>> orders(Locale locale) {
    Collator letters = Collator.getInstance(locale);
    Map<String, Comparator<Row>> orders = new LinkedHashMap<>();
    orders.put("supervisor", Comparator.comparing(row -> row.supervisor().id(), letters));
    orders.put("unit", Comparator.comparing(row -> row.unit().name(), letters));
    orders.put("training", Comparator.comparing((Row row) -> row.load().training()).reversed());
    orders.put("thisTerm", most(row -> row.load().placements()));
    orders.put("fairShare", most(row -> row.load().fairShare()));
    orders.put("recent", most(row -> row.load().recentPlacements()));
    return orders;
  }

  private static Comparator<Row> most(ToDoubleFunction<Row> of) {
    return Comparator.comparingDouble(of).reversed();
  }
}
