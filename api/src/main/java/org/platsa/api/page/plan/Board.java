package org.platsa.api.page.plan;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * The plan as units by periods (<i>tavla</i>).
 *
 * @param columns the periods
 * @param unplaced who has no place, the first of them
 * @param moreUnplaced how many more have none
 * @param areas the areas, with their units as far as they are shown
 * @param folded whether the areas' units are left out, since there are too many to show at once
 */
public record Board(
    List<Column> columns,
    List<PlanRow> unplaced,
    int moreUnplaced,
    List<AreaRows> areas,
    boolean folded) {
  /** With more placements than these, areas are shown one at a time. */
  static final int FOLD = 1_000;

  private static final int MOST_UNPLACED = 60;

  public Board {
    columns = List.copyOf(columns);
    unplaced = List.copyOf(unplaced);
    areas = List.copyOf(areas);
  }

  /**
   * A period.
   *
   * @param weeks the first and the last ISO week, such as {@code 35–39}
   * @param first whether it is the first of its kind
   * @param placed how many are in it
   */
  public record Column(Period period, String weeks, boolean first, long placed) {}

  /**
   * An area.
   *
   * @param supervisors how many work at its units
   * @param placed how many placements it has
   * @param rows its units; none when folded
   */
  public record AreaRows(Area area, int units, int supervisors, int placed, List<UnitRow> rows) {
    public AreaRows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A unit with its load, and what it has in each period.
   *
   * @param shared the words that the names of all the area's units begin with; may be empty
   * @param ending what tells the area and all its units apart from others of the same names, such
   *     as {@code (K001)} with its space; may be empty
   */
  public record UnitRow(
      Unit unit, String shared, String ending, Explanation.UnitLoad load, List<Cell> cells) {
    /** The name without what it shares. */
    public String called() {
      return unit.name().substring(shared.length(), unit.name().length() - ending.length());
    }

    public UnitRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A unit in a period.
   *
   * @param groups its placements, those that learn together beside each other
   * @param occupied how full it is, with everybody who is there, shown or not
   */
  public record Cell(
      Period period,
      boolean first,
      List<List<PlanRow>> groups,
      PlanOverview.@Nullable Occupied occupied) {
    public Cell {
      groups = List.copyOf(groups);
    }
  }

  /** Of the placements that are asked for. */
  static Board of(Shown shown, List<PlanRow> rows, PlanFilter filter) {
    Problem problem = shown.problem();
    Map<String, Map<String, List<PlanRow>>> byUnit = new HashMap<>();
    Map<String, Long> byPeriod = new HashMap<>();
    List<PlanRow> unplaced = new ArrayList<>();
    for (PlanRow row : rows) {
      Unit unit = row.unit();
      Period period = row.period();
      if (unit == null || period == null) {
        unplaced.add(row);
      } else {
        byPeriod.merge(period.id(), 1L, Long::sum);
        byUnit
            .computeIfAbsent(unit.id(), id -> new HashMap<>())
            .computeIfAbsent(period.id(), id -> new ArrayList<>())
            .add(row);
      }
    }
    List<Column> columns = columns(problem, byPeriod);
    Map<String, Explanation.UnitLoad> loads =
        shown.overview().units().stream()
            .collect(Collectors.toMap(Explanation.UnitLoad::unitId, load -> load));
    Map<String, Map<String, PlanOverview.Occupied>> occupied = new HashMap<>();
    for (PlanOverview.Occupied cell : shown.overview().occupied()) {
      occupied.computeIfAbsent(cell.unitId(), id -> new HashMap<>()).put(cell.periodId(), cell);
    }
    Map<String, Long> supervisors =
        problem.supervisors().stream()
            .collect(Collectors.groupingBy(Supervisor::unitId, Collectors.counting()));
    long areasShown =
        problem.areas().stream()
            .filter(area -> problem.units().stream().anyMatch(unit -> isIn(unit, area, filter)))
            .count();
    boolean folded = rows.size() - unplaced.size() > FOLD && areasShown > 1;
    List<AreaRows> areas = new ArrayList<>();
    for (Area area : problem.areas()) {
      List<Unit> units =
          problem.units().stream()
              .filter(unit -> isIn(unit, area, filter))
              .filter(unit -> !filter.choosesPlacements() || byUnit.containsKey(unit.id()))
              .toList();
      if (units.isEmpty()) {
        continue;
      }
      String shared = shared(units);
      String ending = ending(area, units);
      List<UnitRow> unitRows = new ArrayList<>();
      int placed = 0;
      int staff = 0;
      for (Unit unit : units) {
        Map<String, List<PlanRow>> here = byUnit.getOrDefault(unit.id(), Map.of());
        placed += here.values().stream().mapToInt(List::size).sum();
        staff += supervisors.getOrDefault(unit.id(), 0L).intValue();
        Explanation.UnitLoad load = loads.get(unit.id());
        if (!folded && load != null) {
          unitRows.add(
              new UnitRow(
                  unit,
                  shared,
                  ending,
                  load,
                  cells(columns, here, occupied.getOrDefault(unit.id(), Map.of()))));
        }
      }
      areas.add(new AreaRows(area, units.size(), staff, placed, unitRows));
    }
    return new Board(
        columns,
        unplaced.subList(0, Math.min(unplaced.size(), MOST_UNPLACED)),
        Math.max(0, unplaced.size() - MOST_UNPLACED),
        areas,
        folded);
  }

  private static String shared(List<Unit> units) {
    String first = units.getFirst().name();
    String word = first.substring(0, first.indexOf(' ') + 1);
    return units.size() > 1 && units.stream().allMatch(unit -> unit.name().startsWith(word))
        ? word
        : "";
  }

  private static String ending(Area area, List<Unit> units) {
    int begin = area.name().lastIndexOf(" (");
    String ending = begin < 0 || !area.name().endsWith(")") ? "" : area.name().substring(begin);
    return units.stream()
            .allMatch(unit ->
                unit.name().endsWith(ending)
                    && unit.name().indexOf(' ') < unit.name().length() - ending.length())
        ? ending
        : "";
  }

  private static boolean isIn(Unit unit, Area area, PlanFilter filter) {
    return unit.areaId().equals(area.id()) && filter.shows(unit);
  }

  private static List<Column> columns(Problem problem, Map<String, Long> placed) {
    List<Column> columns = new ArrayList<>();
    for (Period period : problem.periods()) {
      boolean first = columns.isEmpty() || !columns.getLast().period().kind().equals(period.kind());
      columns.add(new Column(period, weeks(period), first, placed.getOrDefault(period.id(), 0L)));
    }
    return columns;
  }

  private static String weeks(Period period) {
    List<String> runs = new ArrayList<>();
    List<LocalDate> mondays = period.mondays();
    int start = 0;
    for (int i = 1; i <= mondays.size(); i++) {
      if (i == mondays.size() || !mondays.get(i).equals(mondays.get(i - 1).plusWeeks(1))) {
        String first = week(mondays.get(start));
        runs.add(i - start == 1 ? first : first + "–" + week(mondays.get(i - 1)));
        start = i;
      }
    }
    return String.join(", ", runs);
  }

  private static String week(LocalDate monday) {
    return Integer.toString(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static List<Cell> cells(
      List<Column> columns,
      Map<String, List<PlanRow>> here,
      Map<String, PlanOverview.Occupied> occupied) {
    return columns.stream()
        .map(column ->
            new Cell(
                column.period(),
                column.first(),
                groups(here.getOrDefault(column.period().id(), List.of())),
                occupied.get(column.period().id())))
        .toList();
  }

  /** Whoever learns together beside each other, supervisor by supervisor. */
  private static List<List<PlanRow>> groups(List<PlanRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<PlanRow> sorted =
        rows.stream()
            .sorted(
                Comparator.comparing((PlanRow row) -> String.valueOf(row.seated().supervisorId()))
                    .thenComparing(PlanRow::id))
            .toList();
    Set<String> done = new HashSet<>();
    List<List<PlanRow>> groups = new ArrayList<>();
    for (PlanRow row : sorted) {
      if (done.add(row.id())) {
        List<PlanRow> group = new ArrayList<>(List.of(row));
        sorted.stream()
            .filter(other -> row.partners().contains(other.id()) && done.add(other.id()))
            .forEach(group::add);
        groups.add(List.copyOf(group));
      }
    }
    return groups;
  }
}
