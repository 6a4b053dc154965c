package org.platsa.solver.bound.lp;

import org.platsa.solver.bound.lp.LinearProgram.Objective;

/**
 * A lower bound that any row prices prove (<i>dual gräns</i>), however rough: rows are priced into
 * the objective, and each column then takes the cheaper of its two limits (a Lagrangean bound;
 * Geoffrion, <i>Lagrangean relaxation for integer programming</i>, 1974). So no tolerance of a
 * solver can make it too high; only the rounding of this sum can, for which a margin is taken off.
 *
 * @param value the sum, constant included, margin taken off
 * @param reducedCosts by column: what one more costs at these prices
 */
public record DualBound(double value, double[] reducedCosts) {
  /**
   * The bound that these prices prove.
   *
   * @param prices by row; one that would have to be multiplied by an infinite limit counts as 0
   */
  public static DualBound of(LinearProgram program, Objective objective, double[] prices) {
    double[] reduced = new double[program.columns()];
    for (int c = 0; c < reduced.length; c++) {
      reduced[c] = program.cost(objective, c);
    }
    // A row without a limit on the side that its price points to can have no price.
    double[] valid = prices.clone();
    double sum = program.constant(objective);
    double size = Math.abs(sum);
    for (int r = 0; r < valid.length; r++) {
      double limit = LoadedProgram.limit(valid[r] > 0 ? program.rowLower(r) : program.rowUpper(r));
      if (Double.isInfinite(limit)) {
        valid[r] = 0;
      } else {
        sum += valid[r] * limit;
        size += Math.abs(valid[r] * limit);
      }
    }
    for (int t = 0; t < program.terms(); t++) {
      reduced[program.termColumn(t)] -= program.termFactor(t) * valid[program.termRow(t)];
    }
    for (int c = 0; c < reduced.length; c++) {
      if (reduced[c] < 0) {
        sum += reduced[c] * program.upper(c);
        size -= reduced[c] * program.upper(c);
      }
    }
    return new DualBound(sum - 1e-9 * size - 1e-6, reduced);
  }

  /** The bound rounded up, since costs are whole numbers. */
  public long whole() {
    return (long) Math.ceil(value);
  }
}
