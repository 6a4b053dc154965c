package org.platsa.solver.bound.parts;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.DualBound;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.RisingUnitCosts;
import org.platsa.solver.work.SideBySide;

/**
 * The relaxation of a large problem at one level, part by part (<i>relaxering i delar</i>). Any
 * prices prove a bound, so the parts need not agree; another round only makes it better.
 *
 * <p>This is price decomposition: a Lagrangean relaxation in which one block of units after the
 * other gets the best prices while the others keep theirs (Dantzig and Wolfe, <i>Decomposition
 * principle for linear programs</i>, 1960; Geoffrion, <i>Lagrangean relaxation for integer
 * programming</i>, 1974).
 */
public final class PartedRelaxation {
  /** How many times as long pricing takes as working out what the prices prove. */
  private static final int EVALUATION_SHARE = 20;

  private final PartLayout layout;
  private final Objective objective;
  private final long cap;
  private final Deadline deadline;
  private final BoundTuning tuning;
  private final int threads;
  private final RowPrices prices;
  private final SharedPricing shared;
  private final PartPricing pricing;

  /** Whether the medium level showed that not everybody fits. */
  private final boolean isOverfull;

  private boolean leavesOut;
  private @Nullable DualBound best;
  private double[] bestPrices;

  private PartedRelaxation(
      PartLayout layout,
      Objective objective,
      long cap,
      CostScale scale,
      CrowdingGuess guess,
      BoundTuning tuning,
      int threads,
      Deadline deadline,
      double @Nullable [] mediumPrices) {
    this.layout = layout;
    this.objective = objective;
    this.cap = cap;
    this.deadline = deadline;
    this.tuning = tuning;
    this.threads = threads;
    isOverfull = mediumPrices != null;
    prices = new RowPrices(layout, objective);
    shared = new SharedPricing(layout.program, objective, prices, scale, mediumPrices);
    pricing = new PartPricing(layout, objective, prices, guess, scale, tuning, deadline);
    bestPrices = prices.copy();
  }

  /**
   * The medium level: the least medium cost.
   *
   * @param threads that price parts side by side
   */
  public static PartedRelaxation medium(
      PartLayout layout,
      CrowdingGuess guess,
      CostScale scale,
      BoundTuning tuning,
      int threads,
      Deadline deadline) {
    return new PartedRelaxation(
        layout, Objective.MEDIUM, 0, scale, guess, tuning, threads, deadline, null);
  }

  /**
   * The soft level: the least soft cost with no more than a given medium cost.
   *
   * @param cap medium cost that no plan undercuts; the program's own cap is the same
   * @param threads that price parts side by side
   * @param medium the medium level, if it was relaxed and gave the cap; otherwise null
   */
  public static PartedRelaxation soft(
      PartLayout layout,
      long cap,
      CostScale scale,
      BoundTuning tuning,
      int threads,
      Deadline deadline,
      @Nullable PartedRelaxation medium) {
    return new PartedRelaxation(
        layout,
        Objective.SOFT,
        cap,
        scale,
        CrowdingGuess.soft(
            layout.program, new RisingUnitCosts(layout.program), scale, tuning, deadline),
        tuning,
        threads,
        deadline,
        medium == null ? null : medium.bestPrices);
  }

  /**
   * Prices every part, round after round as long as that raises the bound and there is time: small
   * parts first, which are quick, then larger ones, which agree better. If the cap was thought to
   * have room for everybody, it ends as soon as somebody is left out who has a place to go to.
   *
   * @param raised told each better bound that is not negative
   */
  public void solve(LongConsumer raised) {
    int most = Math.min(tuning.unitsAtLast(), layout.program.problem.units.size());
    int units = Math.min(tuning.unitsAtFirst(), most);
    PartIndex index = cut(units);
    if (!priceAll(index, true, raised) || index.isWhole() || isSettled()) {
      return;
    }
    units = Math.min(2 * units, most);
    index = cut(units);
    double before = value();
    while (priceAll(index, false, raised) && !index.isWhole() && !isSettled()) {
      double gain = value() - before;
      double least = Math.abs(before);
      if (gain <= tuning.noGain() * least && units == most && shared.isSettled()) {
        return;
      }
      if (gain <= tuning.littleGain() * least && units < most) {
        units = Math.min(units + units / 2, most);
        index = cut(units);
      }
      before = value();
    }
  }

  /** Whether further rounds are of no use: the cap had no room for everybody, as was thought. */
  private boolean isSettled() {
    return objective == Objective.SOFT && leavesOut && !isOverfull;
  }

  private PartIndex cut(int units) {
    return PartIndex.of(layout, UnitParts.of(layout.program.problem.units, units));
  }

  private double value() {
    return best == null ? 0 : best.value();
  }

  /** Prices every part once; false if the time was over first. Either way there is a bound then. */
  private boolean priceAll(PartIndex index, boolean first, LongConsumer raised) {
    Round round = new Round(index, first, raised);
    round.price();
    evaluate(raised);
    if (round.over) {
      return false;
    }
    if (leavesOut && !index.isWhole()) {
      shared.follow(pricing, cap);
    }
    return true;
  }

  /** One round: each thread takes the next part that no other has begun. */
  private final class Round {
    private final PartIndex index;
    private final boolean first;
    private final LongConsumer raised;
    private final int[] order;
    private final AtomicInteger begun = new AtomicInteger();
    private long start = System.nanoTime();
    private long evaluating;
    private volatile boolean over;

    Round(PartIndex index, boolean first, LongConsumer raised) {
      this.index = index;
      this.first = first;
      this.raised = raised;
      int each = (index.parts() + threads - 1) / threads;
      // Neighbours in the list are neighbours on the map, so threads begin far apart in it.
      order =
          IntStream.range(0, each * threads)
              .map(n -> n / threads + n % threads * each)
              .filter(part -> part < index.parts())
              .toArray();
    }

    void price() {
      SideBySide.run(Math.min(threads, index.parts()), this::priceNext);
    }

    private void priceNext() {
      int next = begun.getAndIncrement();
      while (!over && next < order.length) {
        boolean solved = pricing.price(index, order[next], first);
        // A part that the solver cannot solve keeps its prices; only lack of time ends the round.
        over |= !solved && deadline.isOver();
        evaluateNowAndThen();
        next = begun.getAndIncrement();
      }
    }

    private void evaluateNowAndThen() {
      synchronized (prices) {
        long now = System.nanoTime();
        if (!first && !over && now - start > EVALUATION_SHARE * evaluating) {
          evaluate(raised);
          start = System.nanoTime();
          evaluating = start - now;
        }
      }
    }
  }

  private void evaluate(LongConsumer raised) {
    DualBound now = prices.prove();
    leavesOut = pricing.leavesAnybodyOut();
    if (isSettled()) {
      return; // no bound: the prices count on a cap that cannot be kept
    }
    if (best == null || now.value() > best.value()) {
      best = now;
      bestPrices = prices.copy();
      if (now.whole() >= 0) {
        raised.accept(now.whole());
      }
    }
  }

  /** Whether it left out somebody who has a place to go to. */
  public boolean leavesOut() {
    return leavesOut;
  }

  /** The best bound; null before {@link #solve}. */
  public @Nullable DualBound dual() {
    return best;
  }

  /** How much of its placement a part has at a choice, 0 to 1. */
  public double fraction(int choice) {
    return pricing.fraction(choice);
  }

  /** How much more a choice costs than the placement pays, at the best prices; at least 0. */
  public double reducedCost(int placement, int choice) {
    double cost = objective == Objective.SOFT ? layout.program.choices.cost(choice) : 0;
    return Math.max(
        0,
        cost
            - bestPrices[prices.rowOf(choice)]
            - bestPrices[layout.program.placementRow[placement]]);
  }
}
