package org.platsa.solver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.problem.Problem;

class UnitsInReachTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 15, 40, 90})
  void everyUnitWithinTheLimitIsFoundAndThoseFarBeyondAreNot(int minutes) {
    Problem problem = RandomProblems.problem(5, 60, 80, 80);
    ProblemIndex index = new ProblemIndex(problem);
    UnitsInReach inReach = new UnitsInReach(problem.units(), index.travelTimes());
    int leftOut = 0;

    for (int i = 0; i < problem.placements().size(); i++) {
      int placement = i;
      int[] found = inReach.of(index.student(i), minutes);
      List<Integer> within =
          IntStream.range(0, 80)
              .filter(unit -> index.minutes(placement, unit) <= minutes)
              .boxed()
              .toList();

      assertThat(Arrays.stream(found).boxed().toList())
          .isSorted()
          .doesNotHaveDuplicates()
          .containsAll(within);
      leftOut += 80 - found.length;
    }

    assertThat(leftOut).isPositive();
  }
}
