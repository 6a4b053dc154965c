package org.platsa.solver.solve;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.ScheduleMapper;

/**
 * The best plan and the best bound of a search so far (<i>bästa planen</i>), and the listener that
 * hears of them. For any number of threads.
 */
final class BestPlan {
  private static final long MIN_NANOS_BETWEEN_CALLS = 100_000_000;

  private final SolveListener listener;
  private long startNanos = System.nanoTime();
  private @Nullable PlacementPlan plan;
  private @Nullable Cost cost;

  /** The cost that the listener heard of last. */
  private @Nullable Cost told;

  private long toldNanos = startNanos - MIN_NANOS_BETWEEN_CALLS;
  private long improvedNanos = startNanos;
  private long evaluations;
  private @Nullable Bound bound;

  /** Whether the search has ended: who was left behind may still come with something. */
  private boolean closed;

  /** Of the plan: see {@link #offer(PlacementSchedule, int)}. */
  private int rank;

  BestPlan(SolveListener listener) {
    this.listener = listener;
  }

  /** Notes that the search begins now. */
  synchronized void begin() {
    startNanos = System.nanoTime();
    toldNanos = startNanos - MIN_NANOS_BETWEEN_CALLS;
    improvedNanos = startNanos;
  }

  /**
   * Keeps the plan if it is better than all before. Of equally good plans the one of the lowest
   * rank is kept, and of those the first: with a rank for each thread, which thread comes first
   * makes no difference.
   */
  synchronized void offer(PlacementSchedule schedule, int offeredRank) {
    if (closed) {
      return;
    }
    Cost offered = schedule.cost();
    int comparison = cost == null ? -1 : offered.compareTo(cost);
    if (comparison < 0 || (comparison == 0 && offeredRank < rank)) {
      keep(ScheduleMapper.toPlan(schedule), offered, offeredRank);
    }
  }

  /** Keeps the plan if it is better than all before. */
  synchronized void offer(PlacementPlan offeredPlan, Cost offered) {
    if (!closed && (cost == null || offered.compareTo(cost) < 0)) {
      keep(offeredPlan, offered, 0);
    }
  }

  private void keep(PlacementPlan newPlan, Cost newCost, int newRank) {
    boolean better = !newCost.equals(cost);
    plan = newPlan;
    cost = newCost;
    rank = newRank;
    if (better) {
      improvedNanos = System.nanoTime();
      if (improvedNanos - toldNanos >= MIN_NANOS_BETWEEN_CALLS) {
        flush();
      }
    }
  }

  /** Tells the listener of the best plan if it has not heard of it yet. */
  synchronized void flush() {
    if (plan != null && cost != null && !cost.equals(told)) {
      told = cost;
      toldNanos = System.nanoTime();
      listener.improved(new Improvement(plan, cost, stated(), elapsed(), evaluations));
    }
  }

  /** Tells the listener of the last plan, and makes the result of it. */
  synchronized SolveResult result(StopReason reason) {
    flush();
    closed = true;
    return new SolveResult(plan(), cost(), stated(), reason, elapsed(), evaluations);
  }

  /** The bound, with whether the best plan reaches it. */
  private @Nullable Bound stated() {
    return bound == null || cost == null ? null : bound.reached(bound.isReachedBy(cost));
  }

  synchronized PlacementPlan plan() {
    return Objects.requireNonNull(plan, "no plan was offered");
  }

  synchronized Cost cost() {
    return Objects.requireNonNull(cost, "no plan was offered");
  }

  /** Whether the best plan costs nothing. */
  synchronized boolean isPerfect() {
    return Cost.ZERO.equals(cost);
  }

  synchronized void addEvaluations(long count) {
    evaluations += count;
  }

  /** Plans scored so far. */
  synchronized long evaluations() {
    return evaluations;
  }

  /** Keeps the bound if it is higher than all before. */
  synchronized void raise(Bound raised) {
    if (bound == null || bound.compareTo(raised) < 0) {
      bound = raised;
    }
  }

  /** Whether no plan can be better than the best so far. */
  synchronized boolean isProvenOptimal() {
    return isWithin(0);
  }

  /** Whether no plan can be better than the best so far by more than this share of the bound. */
  synchronized boolean isWithin(double share) {
    return bound != null
        && cost != null
        && (bound.isReachedBy(cost) || bound.gap(cost).orElse(share + 1) <= share);
  }

  /** How long ago the search began. */
  synchronized Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** How long ago a better plan was found, or the search began. */
  synchronized Duration sinceImproved() {
    return Duration.ofNanos(System.nanoTime() - improvedNanos);
  }
}
