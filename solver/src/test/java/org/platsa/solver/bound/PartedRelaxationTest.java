package org.platsa.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    Levels levels = new Levels(problem, AllowedPlaces.ALL, new Deadline(AMPLE), bound -> {});
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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void partsComeCloseToTheWholeRelaxationFromBelow(long seed) {
    Levels levels = levels(roomy(seed), Integer.MAX_VALUE);
    Minimum whole = levels.soft();
    assertThat(whole.relax()).isTrue();

    PartedRelaxation parted = levels.softInParts(5);
    parted.solve(bound -> {});

    double inParts = Objects.requireNonNull(parted.dual()).value();
    double together = Objects.requireNonNull(whole.dual()).value();
    assertThat(inParts).isLessThanOrEqualTo(together + 0.01).isGreaterThan(0.99 * together);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void columnsForChoicesMakeNoDifference(long seed) {
    Problem problem = roomy(seed);
    Levels with = levels(problem, Integer.MAX_VALUE);
    Levels without = levels(problem, 0);
    PartedRelaxation one = with.softInParts(5);
    PartedRelaxation other = without.softInParts(5);

    one.solve(bound -> {});
    other.solve(without::raiseSoft);

    assertThat(without.program.program.columns()).isLessThan(with.program.program.columns());
    assertThat(Objects.requireNonNull(other.dual()).value())
        .isCloseTo(Objects.requireNonNull(one.dual()).value(), within(0.01));
    RelaxedPlan plan =
        RelaxedPlan.of(without.program, Objects.requireNonNull(without.best()), other);
    assertThat(plan.shares())
        .hasSize((int) problem.placements().stream().filter(each -> !each.pinned()).count());
    assertThat(plan.shares().values())
        .allSatisfy(places ->
            assertThat(places)
                .isSortedAccordingTo((a, b) -> Double.compare(a.reducedCost(), b.reducedCost())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsProvenWhenItIsStoppedIsNoHigherThanTheOptimum(long seed) {
    Problem problem = roomy(seed);
    Bound optimum =
        Objects.requireNonNull(
            new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve().bound());
    Deadline over = new Deadline(AMPLE);
    Levels stoppedBefore = levels(problem, 0, over);
    PartedRelaxation unpriced = stoppedBefore.softInParts(5);
    Deadline stopped = new Deadline(AMPLE);
    Levels stoppedAtFirst = levels(problem, 0, stopped);
    PartedRelaxation pricedOnce = stoppedAtFirst.softInParts(5);
    List<Long> raised = new ArrayList<>();

    assertThat(stoppedAtFirst.medium()).isEqualTo(optimum.medium());
    over.stop();
    unpriced.solve(raised::add);
    pricedOnce.solve(bound -> {
      raised.add(bound);
      stopped.stop();
    });

    assertThat(raised)
        .isNotEmpty()
        .allSatisfy(bound -> {
          assertThat(bound).isNotNegative();
          if (stoppedAtFirst.medium() == optimum.medium()) {
            assertThat(bound).isLessThanOrEqualTo(optimum.soft());
          }
        });
  }

  @Test
  void thereIsNoBoundWithoutTimeOrWithoutRoomForTheProgram() {
    Problem problem = RandomProblems.problem(1, 40, 24, 60);
    IndexedProblem indexed = new IndexedProblem(problem);

    assertThat(new LowerBound(problem, Duration.ZERO, bound -> {}).compute()).isEmpty();
    assertThatThrownBy(() -> ProgramBuilder.buildForParts(indexed, new Deadline(AMPLE), 0, 20))
        .isInstanceOf(ProgramTooLargeException.class)
        .hasMessageContaining("20");
  }

  /** With supervisors enough for everyone who has anywhere to go, and one placement a student. */
  private static Problem roomy(long seed) {
    Problem drawn = RandomProblems.problem(seed, 60, 24, 120);
    Set<String> seen = new HashSet<>();
    return drawn.withPlacements(
        drawn.placements().stream().filter(each -> seen.add(each.studentId())).toList());
  }

  private static Levels levels(Problem problem, int mostWhole) {
    return levels(problem, mostWhole, new Deadline(AMPLE));
  }

  private static Levels levels(Problem problem, int mostWhole, Deadline deadline) {
    PlacementProgram program =
        ProgramBuilder.buildForParts(
            new IndexedProblem(problem), deadline, mostWhole, Integer.MAX_VALUE);
    return new Levels(problem, program, deadline, bound -> {});
  }
}
