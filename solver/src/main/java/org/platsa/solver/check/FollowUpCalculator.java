package org.platsa.solver.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.FollowUp;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Computes how a plan falls on units, supervisors and providers (<i>uppföljning</i>). */
final class FollowUpCalculator {
  private final Problem problem;
  private final Map<String, List<Visit>> visitsByUnit = new HashMap<>();
  private final Map<String, List<Supervisor>> activeByUnit = new HashMap<>();
  private final List<Supervisor> trained;
  private final List<Visit> visits;
  private final List<Visit> placed;

  FollowUpCalculator(Problem problem, List<Visit> visits) {
    this.problem = problem;
    this.visits = visits;
    this.placed = visits.stream().filter(visit -> visit.seat() != null).toList();
    for (Visit visit : placed) {
      list(visitsByUnit, visit.seatOrThrow().unit().id()).add(visit);
    }
    problem.supervisors().stream()
        .filter(Supervisor::active)
        .forEach(supervisor -> list(activeByUnit, supervisor.unitId()).add(supervisor));
    this.trained = problem.supervisors().stream().filter(FollowUpCalculator::isCounted).toList();
  }

  private static boolean isCounted(Supervisor supervisor) {
    return supervisor.active() && supervisor.training().isTrained();
  }

  private static <T> List<T> list(Map<String, List<T>> lists, String key) {
    return lists.computeIfAbsent(key, missing -> new ArrayList<>());
  }

  FollowUp followUp() {
    Map<String, List<Unit>> unitsByArea = new HashMap<>();
    Problem named = DistinctNames.of(problem);
    named.units().forEach(unit -> list(unitsByArea, unit.areaId()).add(unit));
    List<FollowUp.AreaFigures> areas = new ArrayList<>();
    for (Area area : named.areas()) {
      List<Unit> units = unitsByArea.getOrDefault(area.id(), List.of());
      if (!units.isEmpty()) {
        areas.add(
            new FollowUp.AreaFigures(
                area.id(),
                area.name(),
                figures(units),
                units.stream().map(this::unitFigures).toList()));
      }
    }
    return new FollowUp(
        figures(problem.units()), areas, rotation(), travel(), providers(named.providers()));
  }

  private FollowUp.UnitFigures unitFigures(Unit unit) {
    return new FollowUp.UnitFigures(unit.id(), unit.name(), unit.kind(), figures(List.of(unit)));
  }

  private FollowUp.Figures figures(Collection<Unit> units) {
    int supervisors = 0;
    int before = 0;
    long offered = 0;
    double used = 0;
    int here = 0;
    int withTrained = 0;
    List<Integer> minutes = new ArrayList<>();
    for (Unit unit : units) {
      for (Supervisor supervisor : activeByUnit.getOrDefault(unit.id(), List.of())) {
        offered +=
            (long) supervisor.maxSimultaneous() * KpiCalculator.weeksPresent(problem, supervisor);
        if (isCounted(supervisor)) {
          supervisors++;
          before += supervisor.recentPlacements();
        }
      }
      for (Visit visit : visitsByUnit.getOrDefault(unit.id(), List.of())) {
        Seat seat = visit.seatOrThrow();
        used += PeriodWeeks.mondays(seat.period()).size() * visit.placement().intensity() / 100.0;
        here++;
        withTrained += isCounted(seat.supervisor()) ? 1 : 0;
        if (visit.student().home() != null) {
          minutes.add(seat.minutes());
        }
      }
    }
    return new FollowUp.Figures(
        supervisors,
        here,
        before,
        perYear(withTrained + before, supervisors),
        trained.isEmpty() ? 0 : (double) placed.size() * supervisors / trained.size(),
        offered == 0 ? 0 : used / offered,
        minutes.size() < FollowUp.FEWEST ? null : KpiCalculator.travel(minutes).medianMinutes());
  }

  private static @Nullable Double perYear(int placements, int supervisors) {
    return supervisors == 0 ? null : placements / (supervisors * FollowUp.YEARS);
  }

  private List<FollowUp.Rotation> rotation() {
    Map<String, Integer> placements = new HashMap<>();
    placed.forEach(
        visit -> placements.merge(visit.seatOrThrow().supervisor().id(), 1, Integer::sum));
    TreeMap<Integer, List<Supervisor>> byPlacements = new TreeMap<>();
    for (Supervisor supervisor : trained) {
      byPlacements
          .computeIfAbsent(
              placements.getOrDefault(supervisor.id(), 0), missing -> new ArrayList<>())
          .add(supervisor);
    }
    List<FollowUp.Rotation> rotation = new ArrayList<>();
    for (int n = 0; !byPlacements.isEmpty() && n <= byPlacements.lastKey(); n++) {
      List<Supervisor> those = byPlacements.getOrDefault(n, List.of());
      rotation.add(
          new FollowUp.Rotation(
              n,
              those.size(),
              those.stream().mapToInt(Supervisor::recentPlacements).average().orElse(0)));
    }
    return rotation;
  }

  private List<FollowUp.Travel> travel() {
    TreeMap<Integer, Integer> byStep = new TreeMap<>();
    for (Visit visit : placed) {
      if (visit.student().home() != null) {
        byStep.merge(visit.seatOrThrow().minutes() / FollowUp.STEP, 1, Integer::sum);
      }
    }
    List<FollowUp.Travel> travel = new ArrayList<>();
    for (int step = 0; !byStep.isEmpty() && step <= byStep.lastKey(); step++) {
      travel.add(new FollowUp.Travel(step * FollowUp.STEP, byStep.getOrDefault(step, 0)));
    }
    return travel;
  }

  private List<FollowUp.ProviderFigures> providers(List<EducationProvider> providers) {
    Map<String, List<Visit>> byProvider = new HashMap<>();
    visits.forEach(visit -> list(byProvider, visit.provider().id()).add(visit));
    return providers.stream()
        .map(provider -> {
          List<Visit> own = byProvider.getOrDefault(provider.id(), List.of());
          List<FollowUp.Unplaced> groups = unplaced(own);
          return new FollowUp.ProviderFigures(
              provider.id(),
              provider.name(),
              own.size(),
              groups.stream().mapToInt(FollowUp.Unplaced::placements).sum(),
              groups);
        })
        .toList();
  }

  private static List<FollowUp.Unplaced> unplaced(List<Visit> own) {
    Map<FollowUp.Unplaced, Integer> groups = new LinkedHashMap<>();
    own.stream()
        .filter(visit -> visit.seat() == null)
        .map(Visit::placement)
        .forEach(each ->
            groups.merge(
                new FollowUp.Unplaced(
                    each.kind(), each.requiredUnitKinds().stream().distinct().sorted().toList(), 0),
                1,
                Integer::sum));
    return groups.entrySet().stream()
        .map(group ->
            new FollowUp.Unplaced(
                group.getKey().kind(), group.getKey().unitKinds(), group.getValue()))
        .sorted(Comparator.comparingInt(FollowUp.Unplaced::placements).reversed())
        .toList();
  }
}
