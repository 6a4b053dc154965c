package org.platsa.solver.bound.parts;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LoadedProgram;
import org.platsa.solver.bound.lp.LoadedProgram.Solution;

/**
 * The program of one part (<i>delprogram</i>): some of the whole program's columns and rows.
 * Columns cost fractions here, since the prices of the rows that the part lacks are in their costs.
 */
final class PartProgram {
  final LinearProgram program = new LinearProgram();
  private double[] costs = new double[1024];

  int addColumn(long upper, double cost) {
    int column = program.addColumn(upper, 0, 0);
    if (column == costs.length) {
      costs = Arrays.copyOf(costs, 2 * column);
    }
    costs[column] = cost;
    return column;
  }

  void cost(int column, double cost) {
    costs[column] = cost;
  }

  /** The best prices and values; null if none were found in time. */
  @Nullable Solution solve(Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      return null;
    }
    try (LoadedProgram loaded =
        LoadedProgram.relaxed(program, Arrays.copyOf(costs, program.columns()))) {
      try {
        deadline.begin(loaded);
        return loaded.solveRelaxed(left).solution();
      } finally {
        deadline.end(loaded);
      }
    }
  }
}
