package org.platsa.api.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.UnitOffers;

/** Counts a problem's demand and places (<i>platstillgång</i>). */
final class CapacityOf {
  private final List<Period> periods;
  private final List<Placement> placements;
  private final Term term;
  private final List<UnitKind> kinds;
  private final PlacementKinds placementKinds;
  private final Map<String, List<Supervisor>> active = new HashMap<>();
  private final Map<UnitKind, List<Unit>> units = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();

  CapacityOf(Problem problem) {
    this.periods = problem.periods();
    this.placements = problem.placements();
    this.term = problem.term();
    this.kinds = problem.knownUnitKinds();
    this.placementKinds = new PlacementKinds(problem.placementKinds());
    problem.units().forEach(unit -> of(unit.kind()).add(unit));
    problem.supervisors().stream()
        .filter(Supervisor::active)
        .forEach(
            each -> active.computeIfAbsent(each.unitId(), unit -> new ArrayList<>()).add(each));
    for (int i = 0; i < periods.size(); i++) {
      columns.put(periods.get(i).id(), i);
    }
  }

  private List<Unit> of(UnitKind kind) {
    return units.computeIfAbsent(kind, missing -> new ArrayList<>());
  }

  Capacity count() {
    int width = periods.size();
    int[] places = new int[kinds.size() * width];
    for (UnitKind kind : kinds) {
      for (int i = 0; i < width; i++) {
        places[kinds.indexOf(kind) * width + i] = places(kind, periods.get(i));
      }
    }
    List<int[]> choices = placements.stream().map(placement -> cells(placement, width)).toList();
    int[] demand = new EvenSpread(places).of(choices);
    boolean[] possible = new boolean[places.length];
    choices.forEach(cells -> Arrays.stream(cells).forEach(cell -> possible[cell] = true));
    List<Capacity.KindRow> rows = new ArrayList<>();
    for (UnitKind kind : kinds) {
      int first = kinds.indexOf(kind) * width;
      List<Capacity.Cell> cells =
          IntStream.range(0, width)
              .mapToObj(i -> cell(i, possible[first + i], demand[first + i], places[first + i]))
              .toList();
      if (!of(kind).isEmpty() || mustBeAt(kind) > 0) {
        rows.add(row(kind, cells));
      }
    }
    return new Capacity(
        periods.stream()
            .map(period ->
                new Capacity.PeriodColumn(
                    period.id(),
                    period.name(),
                    period.kind(),
                    period.firstMonday(),
                    period.weeks()))
            .toList(),
        rows);
  }

  private Capacity.Cell cell(int column, boolean possible, int demand, int places) {
    return new Capacity.Cell(
        periods.get(column).id(), possible, demand, places, Math.max(0, demand - places));
  }

  private Capacity.KindRow row(UnitKind kind, List<Capacity.Cell> cells) {
    int most =
        of(kind).stream()
            .flatMap(unit -> supervisors(unit).stream())
            .filter(each -> each.training().isTrained())
            .mapToInt(Supervisor::maxPerTerm)
            .sum();
    int must = mustBeAt(kind);
    return new Capacity.KindRow(
        kind,
        of(kind).size(),
        (int) of(kind).stream().filter(unit -> supervisors(unit).isEmpty()).count(),
        must,
        most,
        Math.max(0, must - most),
        cells);
  }

  private List<Supervisor> supervisors(Unit unit) {
    return active.getOrDefault(unit.id(), List.of());
  }

  private int mustBeAt(UnitKind kind) {
    return (int)
        placements.stream()
            .filter(placement -> placementKinds.needsTraining(placement.kind()))
            .filter(placement -> placement.requiredUnitKinds().equals(List.of(kind)))
            .count();
  }

  /** A unit takes no more than it says, and no more than its supervisors who are there do. */
  private int places(UnitKind kind, Period period) {
    return of(kind).stream()
        .mapToInt(unit ->
            Math.min(
                UnitOffers.places(unit, period, term),
                supervisors(unit).stream()
                    .filter(each -> canTake(each, period))
                    .mapToInt(Supervisor::maxSimultaneous)
                    .sum()))
        .sum();
  }

  private boolean canTake(Supervisor supervisor, Period period) {
    return (supervisor.training().isTrained() || !placementKinds.needsTraining(period.kind()))
        && supervisor.absences().stream()
            .noneMatch(
                absence -> period.mondays().stream().anyMatch(monday -> has(absence, monday)));
  }

  private static boolean has(Absence absence, LocalDate monday) {
    return absence.first().isBefore(monday.plusWeeks(1)) && !absence.last().isBefore(monday);
  }

  private int[] cells(Placement placement, int width) {
    List<UnitKind> allowed =
        placement.requiredUnitKinds().isEmpty() ? kinds : placement.requiredUnitKinds();
    return allowed.stream()
        .filter(kind -> placement.requiredUnitKinds().size() == 1 || !of(kind).isEmpty())
        .flatMapToInt(kind ->
            placement.allowedPeriods().stream()
                .filter(columns::containsKey)
                .mapToInt(period -> kinds.indexOf(kind) * width + columns.getOrDefault(period, 0)))
        .toArray();
  }
}
