package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;

class RegionSearchTest {
  /** More placements than one search takes on, and several regions. */
  private static final int PLACEMENTS = 1_100;

  private static final int TOWNS = 12;

  /**
   * Each stage is given its share of this. With more time regions are larger and each is solved for
   * many seconds; what is asserted holds however far a slow machine comes.
   */
  private static final Duration ALL_STAGES = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void breaksOnlyTheHardRulesThatPinsForce(int threads) {
    // Towns of their own are relaxed in time; where all can be everywhere that takes longer.
    Problem problem =
        Geography.inTowns(RandomProblems.problem(7, PLACEMENTS, 220, 1_000), TOWNS, 7);
    PlanChecker checker = new PlanChecker(problem);
    PlacementPlan pinnedOnly = ScheduleMapper.toPlan(ScheduleMapper.toSchedule(problem));
    List<Improvement> heard = new ArrayList<>();

    SolveResult result =
        new PlacementSolver(
                problem, SolveLimits.ofTime(ALL_STAGES), 1, threads, pinnedOnly, heard::add)
            .solve();

    assertThat(checker.judge(result.plan()).cost()).isEqualTo(result.cost());
    assertThat(result.cost().hard()).isEqualTo(checker.judge(pinnedOnly).cost().hard());
    assertThat(result.cost().medium()).isLessThan(checker.judge(pinnedOnly).cost().medium());
    assertThat(heard).extracting(Improvement::cost).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(heard.getLast().plan()).isEqualTo(result.plan());
    assertThat(result.plan().assignments()).containsAll(Searches.pinned(problem));
  }

  @Test
  void aStopEndsItWithTheBestPlanSoFar() {
    Problem problem = RandomProblems.problem(8, PLACEMENTS, 220, 1_000);
    List<PlacementSolver> self = new ArrayList<>();
    self.add(
        new PlacementSolver(
            problem,
            SolveLimits.ofTime(Duration.ofHours(1)),
            1,
            2,
            null,
            improvement -> self.getFirst().stop()));

    SolveResult result = self.getFirst().solve();

    assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
    assertThat(new PlanChecker(problem).judge(result.plan()).cost()).isEqualTo(result.cost());
  }

  @Test
  void withoutABetterPlanItEndsWhileItsRegionsAreSearched() {
    Problem problem = RandomProblems.problem(9, PLACEMENTS, 220, 1_000);
    List<Improvement> heard = new ArrayList<>();

    SolveResult result =
        new PlacementSolver(
                problem,
                new SolveLimits(Duration.ofHours(1), Duration.ofSeconds(1), null),
                1,
                2,
                null,
                heard::add)
            .solve();

    assertThat(result.reason()).isEqualTo(StopReason.UNIMPROVED);
    assertThat(heard.getLast().cost()).isEqualTo(result.cost());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void limitedInStepsItFindsTheSamePlanEachTime(int threads) {
    Problem problem = RandomProblems.problem(10, PLACEMENTS, 220, 1_000);

    PlacementPlan first = inSteps(problem, threads, 2_000);

    assertThat(Searches.cost(problem, first).hard()).isEqualTo(Searches.hardCostOfPins(problem));
    assertThat(first.assignments()).containsAll(Searches.pinned(problem));
    assertThat(inSteps(problem, threads, 2_000)).isEqualTo(first);
    assertThat(inSteps(problem, threads, 200)).isNotEqualTo(first);
  }

  private static PlacementPlan inSteps(Problem problem, int threads, int steps) {
    return new PlacementSolver(
            problem, SolveLimits.ofSteps(steps), 1, threads, null, SolveListener.NONE)
        .solve()
        .plan();
  }
}
