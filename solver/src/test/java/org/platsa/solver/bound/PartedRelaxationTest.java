package org.platsa.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.Problem;

class PartedRelaxationTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theBoundFromPartsOnlyRisesAndNeverPassesTheOptimum(long seed) {
    Problem problem = RandomProblems.problem(seed, 40, 24, 60);
    Bound optimum =
        Objects.requireNonNull(
            new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve().bound());
    Levels levels = new Levels(problem, new Deadline(AMPLE), bound -> {});
    List<Long> raised = new ArrayList<>();

    PartedRelaxation parted = levels.softInParts(5);
    parted.solve(raised::add);

    assertThat(raised).isNotEmpty().isSorted();
    if (levels.medium() == optimum.medium()) {
      assertThat(Collections.max(raised)).isLessThanOrEqualTo(optimum.soft());
    } else {
      assertThat(levels.medium()).isLessThan(optimum.medium());
    }
    assertThat(new Cost(optimum.hard(), optimum.medium(), optimum.soft()))
        .isLessThanOrEqualTo(
            new PlanChecker(problem).judge(PlacementProgramTest.pinnedOnly(problem)).cost());
  }
}
