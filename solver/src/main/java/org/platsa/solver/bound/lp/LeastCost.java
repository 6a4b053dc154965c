package org.platsa.solver.bound.lp;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.lp.LoadedProgram.Relaxed;
import org.platsa.solver.bound.lp.LoadedProgram.Solution;
import org.platsa.solver.bound.lp.LoadedProgram.Whole;

/**
 * The least of one objective (<i>minimum</i>): first the relaxation, then the whole numbers among
 * the columns that its prices leave open. A solution with any other column costs more than the
 * relaxation by at least that column's reduced cost, so little is searched and all of it proven.
 */
public final class LeastCost {
  /** Costs are whole: a column that is less than this dearer says nothing. */
  private static final double LEAST_OPEN = 1;

  private static final double GROWTH = 8;

  private final LinearProgram program;
  private final Objective objective;
  private final double open;
  private final double openShare;
  private final Deadline deadline;
  private final LongConsumer raised;
  private long bound = -LinearProgram.NONE;
  private boolean infeasible;
  private long @Nullable [] best;
  private @Nullable Solution relaxed;
  private @Nullable DualBound dual;

  /**
   * Prepares.
   *
   * @param open how much dearer than the relaxation a column of the first, smallest program may be
   * @param openShare the same as a share of the relaxation's value; the larger of the two counts
   * @param raised told each better bound
   */
  public LeastCost(
      LinearProgram program,
      Objective objective,
      double open,
      double openShare,
      Deadline deadline,
      LongConsumer raised) {
    this.open = open;
    this.openShare = openShare;
    this.program = program;
    this.objective = objective;
    this.deadline = deadline;
    this.raised = raised;
  }

  /** Solves the relaxation, unless that is done; false if it gave nothing. */
  public boolean relax() {
    if (relaxed != null) {
      return true;
    }
    if (deadline.isOver()) {
      return false;
    }
    try (LoadedProgram loaded = LoadedProgram.relaxed(program, objective)) {
      Relaxed found;
      try {
        deadline.begin(loaded);
        found = loaded.solveRelaxed(deadline.remaining());
      } finally {
        deadline.end(loaded);
      }
      infeasible = found.infeasible();
      relaxed = found.solution();
    }
    if (relaxed == null) {
      return false;
    }
    dual = DualBound.of(program, objective, relaxed.prices());
    raise(dual.whole());
    return true;
  }

  /**
   * Solves it in whole numbers, after {@link #relax}: first with the few columns that cost hardly
   * more than the relaxation and those of the best known solution, so that there is one to better,
   * then with more, until no column that is left out could give a better one.
   *
   * @param start a solution, if one is known
   * @param limit at most so long
   * @param found told each better solution, on the calling thread
   */
  public void solve(long @Nullable [] start, Duration limit, Consumer<long[]> found) {
    DualBound prices = dual;
    if (prices == null) {
      return;
    }
    Deadline own = new Deadline(limit);
    best = start;
    double share = openShare * Math.abs(prices.value());
    double wide = Math.max(LEAST_OPEN, Math.max(open, share));
    int before = 0;
    while (!isProven() && !infeasible && !deadline.isOver() && !own.isOver()) {
      double most = best == null ? wide : Math.min(wide, gap(prices, best));
      long[] known = best;
      int[] kept =
          IntStream.range(0, program.columns())
              .filter(c -> prices.reducedCosts()[c] <= most || (known != null && known[c] != 0))
              .toArray();
      if (kept.length == before) {
        return; // the solver gave up on this very program, and would again
      }
      Whole whole = solve(kept, min(own.remaining(), deadline.remaining()));
      long boundBefore = bound;
      long[] values = whole.values();
      boolean better = values != null && (best == null || value(values) < value(best));
      if (values != null && better) {
        best = values;
        found.accept(values);
      }
      boolean all = kept.length == program.columns();
      if (whole.infeasible() && all) {
        infeasible = true;
      } else {
        long inside = whole.infeasible() ? LinearProgram.NONE : whole.bound();
        long outside = all ? LinearProgram.NONE : (long) Math.ceil(prices.value() + most);
        raise(Math.min(inside, outside));
      }
      boolean learnt = better || whole.infeasible() || bound > boundBefore;
      before = learnt ? 0 : kept.length;
      wide *= GROWTH;
    }
  }

  private Whole solve(int[] kept, Duration limit) {
    LinearProgram part = program.only(kept);
    long[] start = null;
    if (best != null) {
      long[] known = best;
      start = Arrays.stream(kept).mapToLong(c -> known[c]).toArray();
    }
    try (LoadedProgram loaded = LoadedProgram.whole(part, objective)) {
      Whole found;
      try {
        deadline.begin(loaded);
        found = loaded.solveWhole(limit, start);
      } finally {
        deadline.end(loaded);
      }
      if (found.values() == null) {
        return found;
      }
      long[] values = new long[program.columns()];
      for (int k = 0; k < kept.length; k++) {
        values[kept[k]] = found.values()[k];
      }
      return new Whole(values, found.bound(), false);
    }
  }

  private double gap(DualBound prices, long[] values) {
    return value(values) - prices.value();
  }

  private long value(long[] values) {
    return program.value(objective, values);
  }

  private void raise(long proven) {
    if (proven > bound) {
      bound = proven;
      raised.accept(bound);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Whether there is no solution at all. */
  public boolean isInfeasible() {
    return infeasible;
  }

  public long @Nullable [] best() {
    return best;
  }

  boolean isProven() {
    return best != null && value(best) <= bound;
  }

  public @Nullable Solution relaxed() {
    return relaxed;
  }

  public @Nullable DualBound dual() {
    return dual;
  }
}
