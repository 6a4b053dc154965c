package org.platsa.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;

class ExactSolverTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  static Stream<Problem> tinyProblems() {
    return Stream.of(
            LongStream.range(100, 115).mapToObj(seed -> RandomProblems.problem(seed, 4, 2, 4)),
            LongStream.range(200, 203).mapToObj(seed -> RandomProblems.problem(seed, 5, 1, 3)),
            LongStream.range(300, 320).mapToObj(seed -> PartTime.problem(seed, 4, 2, 3)),
            LongStream.range(400, 405).mapToObj(seed -> PartTime.problem(seed, 5, 1, 3)))
        .flatMap(problems -> problems);
  }

  @ParameterizedTest
  @MethodSource("tinyProblems")
  void theOptimumIsThatOfExhaustiveSearchAndNoPlanUndercutsTheBounds(Problem problem) {
    PlanChecker checker = new PlanChecker(problem);
    List<Cost> costs = new ArrayList<>();
    EveryPlan.of(problem, plan -> costs.add(checker.judge(plan).cost()));
    Cost least = Collections.min(costs);

    ExactResult exact = new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve();
    Bound relaxed =
        new RelaxationSolver(problem, AMPLE, 1, bound -> {}).compute().orElseThrow().bound();

    assertThat(exact.cost()).isEqualTo(least);
    assertThat(checker.judge(Objects.requireNonNull(exact.plan())).cost()).isEqualTo(least);
    assertThat(exact.isOptimal()).isTrue();
    assertThat(costOf(Objects.requireNonNull(exact.bound()))).isEqualTo(least);
    assertThat(costOf(relaxed)).isLessThanOrEqualTo(least);
  }

  static Stream<Problem> smallProblems() {
    return LongStream.range(300, 308)
        .mapToObj(seed -> RandomProblems.problem(seed, 25 + (int) (seed % 3) * 10));
  }

  @ParameterizedTest
  @MethodSource("smallProblems")
  void aLargerProblemIsSolvedToOptimalityAndTheCheckerAgreesOnTheCost(Problem problem) {
    PlanChecker checker = new PlanChecker(problem);

    ExactResult exact = new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve();

    assertThat(exact.isOptimal()).isTrue();
    assertThat(checker.judge(Objects.requireNonNull(exact.plan())).cost())
        .isEqualTo(exact.cost())
        .isEqualTo(costOf(Objects.requireNonNull(exact.bound())));
    for (long seed = 0; seed < 200; seed++) {
      Cost any = checker.judge(RandomProblems.plan(problem, seed)).cost();
      assertThat(any).isGreaterThanOrEqualTo(costOf(exact.bound()));
    }
  }

  @Test
  void aStartIsNeverMadeWorse() {
    Problem problem = RandomProblems.problem(7, 30);
    ExactResult first = new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve();
    PlacementPlan best = Objects.requireNonNull(first.plan());

    ExactResult again = new ExactSolver(problem, AMPLE, best, ExactListener.NONE).solve();

    assertThat(again.cost()).isEqualTo(first.cost());
    assertThat(again.isOptimal()).isTrue();
  }

  @Test
  void withoutTimeThereIsNoBoundAndTheStartIsTheResult() {
    Problem problem = RandomProblems.problem(8, 30);
    PlacementPlan start = EveryPlan.pinnedOnly(problem);

    ExactResult result = new ExactSolver(problem, Duration.ZERO, start, ExactListener.NONE).solve();

    assertThat(result.bound()).isNull();
    assertThat(result.cost()).isEqualTo(new PlanChecker(problem).judge(start).cost());
    assertThat(new RelaxationSolver(problem, Duration.ZERO, 1, bound -> {}).compute()).isEmpty();
  }

  @Test
  void stoppedBeforeItBeginsItProvesNothing() {
    RelaxationSolver bound =
        new RelaxationSolver(RandomProblems.problem(9, 30), AMPLE, 1, each -> {});
    bound.stop();

    assertThat(bound.compute()).isEmpty();
  }

  private static Cost costOf(Bound bound) {
    return new Cost(bound.hard(), bound.medium(), bound.soft());
  }
}
