package org.platsa.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.benchmarks.TestProblems;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SolveLimits;

class MethodTest {
  private static final Duration AMPLE = Duration.ofMinutes(2);

  static Stream<Named<Problem>> problems() {
    return Stream.of(
        Named.of("example", TestProblems.example()), Named.of("crowded", TestProblems.crowded()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void handWorkBreaksNoHardRule(Problem problem) {
    breaksNoHardRuleAndCostsWhatItSays(problem, Greedy.run(problem));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void stockSearchBreaksNoHardRule(Problem problem) {
    breaksNoHardRuleAndCostsWhatItSays(problem, TimefoldDefault.run(problem, 50_000, 1));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void stockSearchThatIsCutShortSaysWhatItsPlanCosts(Problem problem) {
    for (long scores = 10; scores < 400; scores += 13) {
      breaksNoHardRuleAndCostsWhatItSays(problem, TimefoldDefault.run(problem, scores, 1));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void platsaBreaksNoHardRule(Problem problem) {
    breaksNoHardRuleAndCostsWhatItSays(
        problem, Platsa.run(problem, SolveLimits.ofSteps(500), 1, 2));
  }

  @Test
  void theExactMethodProvesThatItsPlanIsBest() {
    Problem problem = TestProblems.example();

    Outcome outcome = Exact.run(problem, AMPLE);

    breaksNoHardRuleAndCostsWhatItSays(problem, outcome);
    Bound bound = Objects.requireNonNull(outcome.bound());
    assertThat(bound.optimal()).isTrue();
    assertThat(new Cost(bound.hard(), bound.medium(), bound.soft())).isEqualTo(outcome.cost());
  }

  @Test
  void noMethodGetsBelowTheBound() {
    Problem problem = TestProblems.example();
    Bound bound = Objects.requireNonNull(Exact.bound(problem, AMPLE).bound());
    Cost least = new Cost(bound.hard(), bound.medium(), bound.soft());

    assertThat(
            Stream.of(
                Greedy.run(problem),
                TimefoldDefault.run(problem, 50_000, 2),
                Platsa.run(problem, SolveLimits.ofSteps(500), 2, 1)))
        .allSatisfy(outcome -> assertThat(outcome.cost()).isGreaterThanOrEqualTo(least));
  }

  @Test
  void whatIsNoMethodIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Method.of("gredy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gredy")
        .hasMessageContaining("greedy, timefold-default, exact, platsa, bound");
  }

  private static void breaksNoHardRuleAndCostsWhatItSays(Problem problem, Outcome outcome) {
    PlacementPlan plan = Objects.requireNonNull(outcome.plan());
    Cost judged = new PlanChecker(problem).judge(plan).cost();

    assertThat(judged).isEqualTo(outcome.cost());
    assertThat(judged.hard()).isZero();
    assertThat(plan.assignments()).hasSameSizeAs(problem.placements());
    List<Step> steps = outcome.improvements();
    assertThat(steps.getLast().cost()).isEqualTo(judged);
    assertThat(steps).isSortedAccordingTo((a, b) -> Long.compare(a.ms(), b.ms()));
  }
}
