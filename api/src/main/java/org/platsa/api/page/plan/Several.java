package org.platsa.api.page.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.api.draft.Seat;
import org.platsa.api.result.Group;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/**
 * Where several who are chosen could be together (<i>flytta flera</i>).
 *
 * @param rows who is chosen
 * @param options where they could be, the best first
 * @param possible how many of all such places break no rule
 * @param found how many such places there are
 */
public record Several(List<PlanRow> rows, List<Option> options, int possible, int found) {
  /** So many places are listed. */
  private static final int MOST = 100;

  public Several {
    rows = List.copyOf(rows);
    options = List.copyOf(options);
  }

  /**
   * A unit in a period.
   *
   * @param price what the plan's wishes would cost more, with its sign
   * @param difference the same in words, rule by rule
   * @param breaks ids of hard rules that they would break
   * @param deed the value of the button that moves them there
   */
  public record Option(
      Unit unit, Period period, String price, String difference, List<String> breaks, String deed) {
    public Option {
      breaks = List.copyOf(breaks);
    }
  }

  /**
   * Of those who are chosen.
   *
   * @throws org.platsa.api.error.ApiException 422 if they are too many to be moved together
   */
  static Several of(Shown shown, List<PlanRow> rows, Locale locale) {
    Problem problem = shown.problem();
    ExplanationText text = new ExplanationText(problem, locale);
    Map<String, Unit> units =
        problem.units().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    Map<String, Period> periods =
        problem.periods().stream().collect(Collectors.toMap(Period::id, Function.identity()));
    List<GroupCell> cells =
        shown.explainer().cells(Group.of(problem, rows.stream().map(PlanRow::id).toList())).stream()
            .filter(cell -> !areThere(shown, cell))
            .sorted(Comparator.comparing(cell -> cell.difference().cost()))
            .toList();
    return new Several(
        rows,
        cells.stream().limit(MOST).map(cell -> option(cell, units, periods, text, locale)).toList(),
        (int) cells.stream().filter(GroupCell::isPossible).count(),
        cells.size());
  }

  /** The names of who is chosen, with a comma between. */
  public String names() {
    return rows.stream().map(PlanRow::called).collect(Collectors.joining(", "));
  }

  private static boolean areThere(Shown shown, GroupCell cell) {
    return cell.seats().stream()
        .allMatch(seat -> {
          Seat now = shown.seats().get(seat.placementId());
          return now != null
              && seat.periodId() != null
              && seat.periodId().equals(now.periodId())
              && seat.supervisorId() != null
              && seat.supervisorId().equals(now.supervisorId());
        });
  }

  private static Option option(
      GroupCell cell,
      Map<String, Unit> units,
      Map<String, Period> periods,
      ExplanationText text,
      Locale locale) {
    return new Option(
        Objects.requireNonNull(units.get(cell.unitId())),
        Objects.requireNonNull(periods.get(cell.periodId())),
        Why.price(cell.difference().cost(), locale),
        text.wishes(cell.difference()),
        List.copyOf(cell.breaks().keySet()),
        Deed.toCell(cell.unitId(), cell.periodId()));
  }
}
