package org.platsa.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.baseline.Step;
import org.platsa.benchmarks.run.InstanceInfo;
import org.platsa.benchmarks.run.RepairMeasurement;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;

/** Everything measured on one problem (<i>en instans resultat</i>). */
final class InstanceResults {
  /** What a gap is counted in. */
  enum Level {
    /** The soft cost of plans that have the least medium cost. */
    SOFT,
    /** The medium cost, where no plan is known that has the bound's, or no soft bound is had. */
    MEDIUM
  }

  private final InstanceInfo info;
  private final List<SolveMeasurement> solves;
  private final List<RepairMeasurement> repairs;
  private final @Nullable Bound bound;
  private final Level level;

  /**
   * Results of one problem.
   *
   * @param bound the best that any run of any method proved; null if there is none
   */
  InstanceResults(
      InstanceInfo info,
      List<SolveMeasurement> solves,
      List<RepairMeasurement> repairs,
      @Nullable Bound bound) {
    this.info = info;
    this.solves = List.copyOf(solves);
    this.repairs = List.copyOf(repairs);
    this.bound = bound;
    long leastMedium =
        solves.stream()
            .map(SolveMeasurement::cost)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(Cost::medium)
            .orElse(0L);
    boolean provenPlaces = bound == null || leastMedium == bound.medium();
    boolean softKnown = bound == null || bound.soft() > 0 || bound.optimal();
    this.level = provenPlaces && softKnown ? Level.SOFT : Level.MEDIUM;
  }

  InstanceInfo info() {
    return info;
  }

  Level level() {
    return level;
  }

  /** The best proven by any run of any method. */
  @Nullable Bound bound() {
    return bound;
  }

  List<RepairMeasurement> repairs() {
    return repairs;
  }

  /** A method's runs under one limit; its only limit if it needs none. */
  List<SolveMeasurement> runs(String method, double limit) {
    return runs(method).filter(m -> m.limitSeconds() == limit || m.limitSeconds() == 0).toList();
  }

  Stream<SolveMeasurement> runs(String method) {
    return solves.stream().filter(m -> m.method().equals(method));
  }

  /** The limits that a method ran under, the shortest first. */
  List<Double> limits(String method) {
    return runs(method).map(SolveMeasurement::limitSeconds).distinct().sorted().toList();
  }

  /** The middle run under a limit by what it cost; runs without a plan are the worst. */
  Optional<SolveMeasurement> middle(String method, double limit) {
    List<SolveMeasurement> runs =
        runs(method, limit).stream()
            .sorted(
                Comparator.comparing(
                    SolveMeasurement::cost, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() / 2));
  }

  /**
   * How far above the bound a cost is, as a share of the bound; infinite for no plan, for one that
   * breaks hard rules, and in soft cost for one that leaves somebody out who can be placed.
   *
   * @return NaN if there is no bound
   */
  double gap(@Nullable Cost cost) {
    if (bound == null) {
      return Double.NaN;
    }
    if (cost == null || cost.hard() > bound.hard()) {
      return Double.POSITIVE_INFINITY;
    }
    if (level == Level.MEDIUM) {
      return share(cost.medium(), bound.medium());
    }
    return cost.medium() > bound.medium()
        ? Double.POSITIVE_INFINITY
        : share(cost.soft(), bound.soft());
  }

  /** The same in medium cost, whatever the level. */
  double mediumGap(@Nullable Cost cost) {
    if (bound == null) {
      return Double.NaN;
    }
    return cost == null || cost.hard() > bound.hard()
        ? Double.POSITIVE_INFINITY
        : share(cost.medium(), bound.medium());
  }

  private static double share(long cost, long bound) {
    if (cost <= bound) {
      return 0;
    }
    return bound == 0 ? Double.POSITIVE_INFINITY : (cost - bound) / (double) bound;
  }

  /** Whether nobody is left out who can be placed, and no hard rule broken, as far as is proven. */
  boolean placesAll(@Nullable Cost cost) {
    return bound != null
        && cost != null
        && cost.hard() <= bound.hard()
        && cost.medium() <= bound.medium();
  }

  /** What a run had come to after so many milliseconds; null if nothing yet. */
  static @Nullable Cost costAt(SolveMeasurement run, double ms) {
    Cost cost = null;
    for (Step step : run.improvements()) {
      if (step.ms() > ms) {
        break;
      }
      cost = step.cost();
    }
    return cost;
  }

  /** Milliseconds until a run had a plan at most this dear; infinite if it never had. */
  static double msUntil(SolveMeasurement run, Cost wanted) {
    for (Step step : run.improvements()) {
      if (step.cost().compareTo(wanted) <= 0) {
        return Math.max(1, step.ms());
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
