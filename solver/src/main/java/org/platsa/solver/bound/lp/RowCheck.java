package org.platsa.solver.bound.lp;

/** Whether values in whole numbers keep every limit of a program's rows and columns. */
public final class RowCheck {
  private RowCheck() {}

  /** Whether the values, by column, keep them all. */
  public static boolean holds(LinearProgram program, long[] values) {
    long[] sums = new long[program.rows()];
    for (int t = 0; t < program.terms(); t++) {
      sums[program.termRow(t)] += program.termFactor(t) * values[program.termColumn(t)];
    }
    for (int r = 0; r < sums.length; r++) {
      if (sums[r] < program.rowLower(r) || sums[r] > program.rowUpper(r)) {
        return false;
      }
    }
    for (int c = 0; c < values.length; c++) {
      if (values[c] < 0 || values[c] > program.upper(c)) {
        return false;
      }
    }
    return true;
  }
}
