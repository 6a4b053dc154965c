package org.platsa.solver.solve.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastCostAssignmentTest {
  @Test
  void nobodyGetsTheCheapestColumnIfThatCostsTheOthersMore() {
    long[][] costs = {{1, 2, 9}, {1, 9, 9}, {5, 3, 1}};

    assertThat(LeastCostAssignment.solve(costs)).containsExactly(1, 0, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void isAsCheapAsTheCheapestOfAllOrders(int size) {
    Random random = new Random(size);
    for (int round = 0; round < 20; round++) {
      long[][] costs = new long[size][size];
      for (long[] row : costs) {
        for (int column = 0; column < size; column++) {
          row[column] = random.nextInt(50) - 10;
        }
      }
      int[] columns = LeastCostAssignment.solve(costs);
      long cost = 0;
      for (int row = 0; row < size; row++) {
        cost += costs[row][columns[row]];
      }
      assertThat(columns).doesNotHaveDuplicates();
      assertThat(cost).isEqualTo(cheapest(costs, 0, new boolean[size]));
    }
  }

  private static long cheapest(long[][] costs, int row, boolean[] taken) {
    if (row == costs.length) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (int column = 0; column < costs.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        least = Math.min(least, costs[row][column] + cheapest(costs, row + 1, taken));
        taken[column] = false;
      }
    }
    return least;
  }
}
