package org.platsa.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LeastCost;
import org.platsa.solver.bound.model.IndexedProblem;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.ProgramBuilder;
import org.platsa.solver.bound.model.ProgramTooLargeException;
import org.platsa.solver.bound.parts.BoundTuning;
import org.platsa.solver.bound.parts.PartedRelaxation;
import org.platsa.solver.problem.Problem;

class PartedRelaxationTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);
  private static final BoundTuning FIVE_UNITS = BoundTuning.TRIED.unitsAtFirst(5);

  /** One thread and several, by turns. */
  private static int threads(long seed) {
    return 1 + (int) (seed % 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void theBoundFromPartsOnlyRisesAndNeverPassesTheOptimum(long seed) {
    Problem problem = onePlacementEach(RandomProblems.problem(seed, 40, 24, 60));
    Bound optimum = optimum(problem);
    Recorded recorded = new Recorded();

    LevelByLevel levels = levels(problem, 0, new Deadline(AMPLE), recorded);
    levels.relaxInParts(FIVE_UNITS, threads(seed));

    assertThat(recorded.bounds).isNotEmpty().isSorted();
    assertThat(recorded.bounds.getLast().medium()).isEqualTo(optimum.medium());
    assertThat(recorded.bounds).allSatisfy(bound -> assertThat(bound).isLessThanOrEqualTo(optimum));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void partsComeCloseToTheWholeRelaxationFromBelow(long seed) {
    LevelByLevel levels = levels(roomy(seed), Integer.MAX_VALUE);
    LeastCost whole = levels.soft();
    assertThat(whole.relax()).isTrue();

    PartedRelaxation parted = levels.relaxInParts(FIVE_UNITS, threads(seed));

    double inParts = Objects.requireNonNull(parted.dual()).value();
    double together = Objects.requireNonNull(whole.dual()).value();
    assertThat(inParts).isLessThanOrEqualTo(together + 0.01).isGreaterThan(0.99 * together);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void columnsForChoicesMakeNoDifference(long seed) {
    Problem problem = roomy(seed);
    LevelByLevel with = levels(problem, Integer.MAX_VALUE);
    LevelByLevel without = levels(problem, 0);

    PartedRelaxation one = with.relaxInParts(FIVE_UNITS, 1);
    PartedRelaxation other = without.relaxInParts(FIVE_UNITS, 1);

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
    Bound optimum = optimum(problem);
    Deadline over = new Deadline(AMPLE);
    Recorded unpriced = new Recorded();
    LevelByLevel stoppedBefore = levels(problem, 0, over, unpriced);
    Deadline stopped = new Deadline(AMPLE);
    Recorded pricedOnce = new Recorded();
    LevelByLevel stoppedAtFirst =
        levels(
            problem,
            0,
            stopped,
            bound -> {
              pricedOnce.accept(bound);
              stopped.stop();
            });

    over.stop();
    stoppedBefore.relaxInParts(FIVE_UNITS, 1);
    stoppedAtFirst.relaxInParts(FIVE_UNITS, threads(seed));

    assertThat(pricedOnce.bounds).isNotEmpty();
    assertThat(Stream.concat(unpriced.bounds.stream(), pricedOnce.bounds.stream()))
        .allSatisfy(bound -> {
          assertThat(bound.soft()).isNotNegative();
          assertThat(bound).isLessThanOrEqualTo(optimum);
        });
  }

  @Test
  void thereIsNoBoundWithoutTimeOrWithoutRoomForTheProgram() {
    Problem problem = RandomProblems.problem(1, 40, 24, 60);
    IndexedProblem indexed = new IndexedProblem(problem);

    assertThat(new RelaxationSolver(problem, Duration.ZERO, 1, bound -> {}).compute()).isEmpty();
    assertThatThrownBy(() -> ProgramBuilder.buildForParts(indexed, new Deadline(AMPLE), 0, 20))
        .isInstanceOf(ProgramTooLargeException.class)
        .hasMessageContaining("20");
  }

  /** With supervisors enough for everyone who has anywhere to go. */
  private static Problem roomy(long seed) {
    return onePlacementEach(RandomProblems.problem(seed, 60, 24, 120));
  }

  /** That a student is in one place at a time has no price in parts. */
  private static Problem onePlacementEach(Problem drawn) {
    Set<String> seen = new HashSet<>();
    return drawn.withPlacements(
        drawn.placements().stream().filter(each -> seen.add(each.studentId())).toList());
  }

  private static Bound optimum(Problem problem) {
    return Objects.requireNonNull(
        new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve().bound());
  }

  private static LevelByLevel levels(Problem problem, int mostWhole) {
    return levels(problem, mostWhole, new Deadline(AMPLE), bound -> {});
  }

  private static LevelByLevel levels(
      Problem problem, int mostWhole, Deadline deadline, Consumer<Bound> raised) {
    PlacementProgram program =
        ProgramBuilder.buildForParts(
            new IndexedProblem(problem), deadline, mostWhole, Integer.MAX_VALUE);
    return new LevelByLevel(problem, program, deadline, raised);
  }

  /** Keeps what it is told. */
  private static final class Recorded implements Consumer<Bound> {
    final List<Bound> bounds = new ArrayList<>();

    @Override
    public void accept(Bound bound) {
      bounds.add(bound);
    }
  }
}
