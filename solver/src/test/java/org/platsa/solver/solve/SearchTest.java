package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/** Whatever the problem, a search keeps its promises; Timefold checks itself meanwhile. */
class SearchTest {
  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theScoreIsNeverCorruptAndThePlanKeepsWhatIsPromised(long seed) {
    Problem problem = RandomProblems.problem(seed, 6 + 2 * (int) seed);
    SolveResult result = search(problem, 300, seed, 1, EnvironmentMode.FULL_ASSERT);

    assertKeepsPromises(problem, result);
    assertThat(result.reason()).isEqualTo(StopReason.STEP_LIMIT);
    assertThat(result.scoreEvaluations()).isPositive();
  }

  @Test
  void aTermIsPlannedWithoutCorruption() {
    Problem problem = RandomProblems.problem(7, 350, 72, 344);
    SolveResult result = search(problem, 3_000, 1, 2, EnvironmentMode.PHASE_ASSERT);

    assertKeepsPromises(problem, result);
    assertThat(result.plan().assignments().stream().filter(Assignment::isPlaced).count())
        .as("placed of 350")
        .isGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "3, 2", "4, 2"})
  void theSameProblemSeedStepsAndThreadsGiveTheSamePlan(long seed, int threads) {
    Problem problem = RandomProblems.problem(seed, 30);
    SolveResult first = search(problem, 2_000, seed, threads, EnvironmentMode.NO_ASSERT);
    SolveResult second = search(problem, 2_000, seed, threads, EnvironmentMode.NO_ASSERT);

    assertThat(second.plan()).isEqualTo(first.plan());
    assertThat(second.cost()).isEqualTo(first.cost());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7"})
  void threadsThatTieGiveTheSamePlanEachTime(long seed) {
    TestProblem given = new TestProblem().unplaced("p").unplaced("q");
    for (int i = 0; i < 20; i++) {
      given.supervisor("S" + i, "U", s -> s.maxSimultaneous = 1);
    }
    SolveResult first = search(given.problem(), 300, seed, 2, EnvironmentMode.NO_ASSERT);
    SolveResult second = search(given.problem(), 300, seed, 2, EnvironmentMode.NO_ASSERT);

    assertThat(second.plan()).isEqualTo(first.plan());
  }

  @Test
  void moreStepsGiveABetterPlanThanAFew() {
    Problem problem = RandomProblems.problem(5, 60);
    SolveResult few = search(problem, 1, 0, 1, EnvironmentMode.NO_ASSERT);
    SolveResult many = search(problem, 5_000, 0, 1, EnvironmentMode.NO_ASSERT);

    assertThat(many.cost()).isLessThan(few.cost());
  }

  @Test
  void whatCannotBePlacedStaysUnplaced() {
    TestProblem given =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxPerTerm = 1)
            .unplaced("p")
            .unplaced("q")
            .unplaced("far")
            .minutes("far", "U", 91);
    SolveResult result = search(given.problem(), 200, 0, 1, EnvironmentMode.FULL_ASSERT);

    assertThat(result.plan().assignments().stream().filter(Assignment::isPlaced)).hasSize(1);
    assertThat(result.cost().hard()).isZero();
    assertThat(result.cost().medium()).isEqualTo(40);
  }

  @Test
  void aPinnedPlacementStaysEvenWhereItBreaksHardRulesAndNobodyMakesItWorse() {
    TestProblem given =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxPerTerm = 0)
            .unplaced(
                "pinned",
                p -> {
                  p.assignment = new Slot("S", "A");
                  p.pinned = true;
                })
            .unplaced("p");
    SolveResult result = search(given.problem(), 200, 0, 1, EnvironmentMode.FULL_ASSERT);

    assertThat(result.plan().assignments())
        .containsExactly(new Assignment("pinned", "S", "A"), new Assignment("p", null, null));
    assertThat(result.cost().hard()).isEqualTo(1);
  }

  private static void assertKeepsPromises(Problem problem, SolveResult result) {
    assertThat(result.cost()).isEqualTo(Searches.cost(problem, result.plan()));
    assertThat(result.cost().hard()).isEqualTo(Searches.hardCostOfPins(problem));
    assertThat(result.plan().assignments())
        .hasSameSizeAs(problem.placements())
        .containsAll(Searches.pinned(problem));
  }

  private static SolveResult search(
      Problem problem, int steps, long seed, int threads, EnvironmentMode mode) {
    return new PlacementSolver(
            problem, SolveLimits.ofSteps(steps), seed, threads, null, SolveListener.NONE, mode)
        .solve();
  }
}
