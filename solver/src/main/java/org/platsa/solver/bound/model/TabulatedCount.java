package org.platsa.solver.bound.model;

import java.util.function.LongUnaryOperator;
import org.platsa.solver.bound.lp.LinearProgram;

/**
 * A count whose cost is read from a table (<i>trappkostnad</i>), with one column for each step. In
 * whole numbers it costs exactly what the table says, in the relaxation the lower convex envelope
 * of that.
 */
public final class TabulatedCount {
  private final int row;
  private final int first;
  private final int most;

  /**
   * Adds the columns to a row that says: what is counted, minus the steps, is a given number.
   *
   * @param row where each step counts -1
   * @param from the count before the first step
   * @param most how many steps
   * @param cost soft cost of a count
   */
  public TabulatedCount(
      LinearProgram program, int row, long from, int most, LongUnaryOperator cost) {
    this.row = row;
    this.most = most;
    first = program.columns();
    program.addConstant(0, cost.applyAsLong(from));
    boolean convex = true;
    long before = Long.MIN_VALUE;
    for (int step = 1; step <= most; step++) {
      long more = cost.applyAsLong(from + step) - cost.applyAsLong(from + step - 1);
      convex &= more >= before;
      before = more;
      program.addTerm(row, program.addColumn(1, 0, more), -1);
    }
    if (!convex) {
      for (int step = 1; step < most; step++) {
        int order = program.addRow(0, 1);
        program.addTerm(order, first + step - 1, 1);
        program.addTerm(order, first + step, -1);
      }
    }
  }

  /** The row that holds the steps to what is counted. */
  public int row() {
    return row;
  }

  /** How many steps there are. */
  public int count() {
    return most;
  }

  /** The column of the first step; the others follow. */
  public int firstColumn() {
    return first;
  }

  /** The column after the last step's. */
  public int endColumn() {
    return first + most;
  }

  /** Sets the steps of so many. */
  public void encode(long count, long[] values) {
    for (int step = 0; step < Math.min(count, most); step++) {
      values[first + step] = 1;
    }
  }
}
