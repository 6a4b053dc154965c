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
 * Finds the least value of one objective (<i>minimum</i>): first of the relaxation, then in whole
 * numbers with only those columns that the relaxation's prices leave open. A solution with any
 * other column costs more than the relaxation by at least that column's reduced cost, so that few
 * columns are searched and yet all are proven (reduced-cost fixing; Dantzig, Fulkerson and Johnson,
 * <i>Solution of a large-scale traveling-salesman problem</i>, 1954).
 */
public final class LeastCost {
  /**
   * Columns that are dearer by no more than this are always open, since costs are whole numbers.
   */
  private static final double LEAST_OPEN = 1;

  /** How many times as much dearer columns may be in the next, larger program. */
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

  /** Solves the relaxation unless that is done; false if there is no solution, or none in time. */
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
   * more than the relaxation and with those of the best known solution, so that the solver has one
   * to improve, then with more, until no column that is left out could give a better solution.
   *
   * @param start a solution, if one is known
   * @param limit the longest it may take
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

  /** The best solution in whole numbers; null if none is known. */
  public long @Nullable [] best() {
    return best;
  }

  boolean isProven() {
    return best != null && value(best) <= bound;
  }

  /** The relaxation's solution; null before {@link #relax}, or if there was none. */
  public @Nullable Solution relaxed() {
    return relaxed;
  }

  /** What the relaxation's prices prove; null before {@link #relax}, or if it has no solution. */
  public @Nullable DualBound dual() {
    return dual;
  }
}
