package org.platsa.solver.solve.move;

import java.util.Arrays;

/**
 * Gives each row a column of its own so that the sum of costs is least (<i>tilldelning</i>): the
 * Hungarian method by shortest augmenting paths, cubic in the size (Kuhn, <i>The Hungarian method
 * for the assignment problem</i>, 1955; Jonker and Volgenant, <i>A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems</i>, 1987).
 */
final class LeastCostAssignment {
  private LeastCostAssignment() {}

  /**
   * Finds the assignment.
   *
   * @param costs by row and column, as many columns as rows, each below a quarter of what a long
   *     holds
   * @return by row: its column
   */
  static int[] solve(long[][] costs) {
    int size = costs.length;
    long[] rowPrice = new long[size + 1];
    long[] columnPrice = new long[size + 1];
    int[] rowOf = new int[size + 1]; // by column, both counted from 1; 0 while it has no row
    int[] before = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      rowOf[0] = row;
      long[] slack = new long[size + 1];
      Arrays.fill(slack, Long.MAX_VALUE / 2);
      boolean[] done = new boolean[size + 1];
      int column = 0;
      do {
        done[column] = true;
        int at = rowOf[column];
        long step = Long.MAX_VALUE / 2;
        int next = 0;
        for (int c = 1; c <= size; c++) {
          if (!done[c]) {
            long reduced = costs[at - 1][c - 1] - rowPrice[at] - columnPrice[c];
            if (reduced < slack[c]) {
              slack[c] = reduced;
              before[c] = column;
            }
            if (slack[c] < step) {
              step = slack[c];
              next = c;
            }
          }
        }
        for (int c = 0; c <= size; c++) {
          if (done[c]) {
            rowPrice[rowOf[c]] += step;
            columnPrice[c] -= step;
          } else {
            slack[c] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      for (; column != 0; column = before[column]) {
        rowOf[column] = rowOf[before[column]];
      }
    }
    int[] columnOf = new int[size];
    for (int c = 1; c <= size; c++) {
      columnOf[rowOf[c] - 1] = c - 1;
    }
    return columnOf;
  }
}
