package org.platsa.solver.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * Computes the coordinator's figures (<i>nyckeltal</i>). What each means: {@link Kpis} and
 * docs/model.md.
 */
final class KpiCalculator {
  private final Problem problem;

  KpiCalculator(Problem problem) {
    this.problem = problem;
  }

  /**
   * The figures of a plan.
   *
   * @param visits all placements, in the problem's order
   * @param changed published placements that are not where their provider was told
   */
  Kpis kpis(List<Visit> visits, int changed) {
    Map<String, Integer> placedBySupervisor = new HashMap<>();
    Map<String, Integer> placedByUnit = new HashMap<>();
    double usedWeeks = 0;
    int placed = 0;
    List<Integer> minutes = new ArrayList<>();
    for (Visit visit : visits) {
      Seat seat = visit.seat();
      if (seat != null) {
        placedBySupervisor.merge(seat.supervisor().id(), 1, Integer::sum);
        placedByUnit.merge(seat.unit().id(), 1, Integer::sum);
        usedWeeks +=
            PeriodWeeks.mondays(seat.period()).size() * visit.placement().intensity() / 100.0;
        placed++;
        if (visit.student().home() != null) {
          minutes.add(seat.minutes());
        }
      }
    }
    List<Supervisor> trained =
        problem.supervisors().stream()
            .filter(supervisor -> supervisor.active() && supervisor.training().isTrained())
            .toList();
    long offered =
        problem.supervisors().stream()
            .filter(Supervisor::active)
            .mapToLong(supervisor ->
                (long) supervisor.maxSimultaneous() * weeksPresent(problem, supervisor))
            .sum();
    return new Kpis(
        placed,
        visits.size(),
        byProvider(visits),
        offered == 0 ? 0 : usedWeeks / offered,
        allocationKey(trained, placedBySupervisor),
        load(trained, placedByUnit),
        (int) trained.stream().filter(s -> !placedBySupervisor.containsKey(s.id())).count(),
        pairs(visits),
        travel(minutes),
        changed);
  }

  private List<Kpis.ProviderPlaces> byProvider(List<Visit> visits) {
    Map<String, int[]> counts = new HashMap<>();
    for (Visit visit : visits) {
      int[] count = counts.computeIfAbsent(visit.provider().id(), key -> new int[2]);
      count[0] += visit.seat() != null ? 1 : 0;
      count[1]++;
    }
    List<Kpis.ProviderPlaces> places = new ArrayList<>();
    for (EducationProvider provider : problem.providers()) {
      int[] count = counts.getOrDefault(provider.id(), new int[2]);
      places.add(new Kpis.ProviderPlaces(provider.id(), count[0], count[1]));
    }
    return places;
  }

  /** The weeks of the term, from Monday to Sunday, in which a supervisor is never absent. */
  static int weeksPresent(Problem problem, Supervisor supervisor) {
    int present = 0;
    for (int week = 0; week < problem.term().weeks(); week++) {
      LocalDate monday = problem.term().firstDay().plusWeeks(week);
      LocalDate sunday = monday.plusDays(6);
      if (supervisor.absences().stream()
          .allMatch(a -> a.first().isAfter(sunday) || a.last().isBefore(monday))) {
        present++;
      }
    }
    return present;
  }

  private static Kpis.AllocationKey allocationKey(
      List<Supervisor> trained, Map<String, Integer> placedBySupervisor) {
    long one = trained.stream().filter(s -> placedBySupervisor.containsKey(s.id())).count();
    long two =
        trained.stream()
            .filter(s -> placedBySupervisor.getOrDefault(s.id(), 0) + s.recentPlacements() >= 2)
            .count();
    return new Kpis.AllocationKey(
        trained.size(), share(one, trained.size()), share(two, trained.size()));
  }

  private Kpis.Load load(List<Supervisor> trained, Map<String, Integer> placedByUnit) {
    Map<String, Integer> trainedByUnit = new HashMap<>();
    trained.forEach(supervisor -> trainedByUnit.merge(supervisor.unitId(), 1, Integer::sum));
    double[] loads =
        problem.units().stream()
            .map(Unit::id)
            .filter(trainedByUnit::containsKey)
            .mapToDouble(
                id -> placedByUnit.getOrDefault(id, 0) / (double) trainedByUnit.getOrDefault(id, 1))
            .sorted()
            .toArray();
    if (loads.length == 0) {
      return new Kpis.Load(0, 0, 0, 0);
    }
    int n = loads.length;
    double median = n % 2 == 1 ? loads[n / 2] : (loads[n / 2 - 1] + loads[n / 2]) / 2;
    double sum = Arrays.stream(loads).sum();
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      weighted += (2.0 * (i + 1) - n - 1) * loads[i];
    }
    return new Kpis.Load(loads[0], median, loads[n - 1], sum == 0 ? 0 : weighted / (n * sum));
  }

  private static Kpis.Pairs pairs(List<Visit> visits) {
    Map<List<String>, Integer> groups = new HashMap<>();
    Map<PlacementKind, Integer> pairing = new HashMap<>();
    for (Visit visit : visits) {
      if (!visit.placement().peerLearning()) {
        continue;
      }
      PlacementKind kind = visit.placement().kind();
      pairing.merge(kind, 1, Integer::sum);
      Seat seat = visit.seat();
      if (seat != null && seat.unit().peerLearning()) {
        Period period = seat.period();
        groups.merge(List.of(seat.supervisor().id(), period.id(), kind.name()), 1, Integer::sum);
      }
    }
    return new Kpis.Pairs(
        groups.values().stream().mapToInt(size -> size / 2).sum(),
        pairing.values().stream().mapToInt(size -> size / 2).sum());
  }

  /** Figures of the ways of those who are placed, in any order. */
  static Kpis.Travel travel(List<Integer> minutes) {
    if (minutes.isEmpty()) {
      return new Kpis.Travel(null, null, 0);
    }
    int[] sorted = minutes.stream().mapToInt(Integer::intValue).sorted().toArray();
    long over = Arrays.stream(sorted).filter(m -> m > 45).count();
    return new Kpis.Travel(
        percentile(sorted, 0.5), percentile(sorted, 0.9), share(over, sorted.length));
  }

  /** The smallest value that at least this share of the values does not exceed. */
  private static int percentile(int[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double share(long part, int of) {
    return of == 0 ? 0 : part / (double) of;
  }
}
