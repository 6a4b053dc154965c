package org.platsa.solver.solve.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveListener;

class StartPlanTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ofABrokenPlanAllIsKeptThatBreaksNoHardRule(long seed) {
    Problem problem = withoutPins(RandomProblems.problem(seed, 25));
    PlacementPlan broken = RandomProblems.plan(problem, seed);
    PlacementPlan start = start(problem, broken);

    assertThat(cost(problem, start).hard()).isZero();
    for (int i = 0; i < start.assignments().size(); i++) {
      Assignment kept = start.assignments().get(i);
      Assignment wanted = broken.assignments().get(i);
      if (kept.isPlaced()) {
        assertThat(kept).isEqualTo(wanted);
      } else if (wanted.isPlaced()) {
        List<Assignment> withIt = new ArrayList<>(start.assignments());
        withIt.set(i, wanted);
        assertThat(cost(problem, new PlacementPlan(withIt)).hard())
            .as("hard cost with %s too", wanted)
            .isPositive();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPlanThatASearchGaveIsKeptWhole(long seed) {
    Problem problem = RandomProblems.problem(seed, 40);
    PlacementPlan plan =
        new PlacementSolver(problem, SolveLimits.ofSteps(2_000), seed, null, SolveListener.NONE)
            .solve()
            .plan();

    assertThat(start(problem, plan)).isEqualTo(plan);
  }

  @Test
  void aSupervisorWhoIsFullInEachWeekButNeverOverIsKeptFull() {
    TestProblem given = new TestProblem().period("B", 4, 5).period("C", 8, 5);
    given
        .unit("U", u -> u.peerLearning = true)
        .supervisor("S", "U", s -> s.maxSimultaneous = 2)
        .placed("first", "S", "A", p -> p.peerLearning = true)
        .placed("last", "S", "C", p -> p.peerLearning = true)
        .placed("between", "S", "B", p -> p.peerLearning = true);

    assertThat(start(given.problem(), given.plan())).isEqualTo(given.plan());
  }

  @Test
  void withoutAPlanTheAssignmentsAreTheStartAndThePublishedWhereThereAreNone() {
    TestProblem given = new TestProblem().supervisor("T", "U", t -> {});
    given.unplaced(
        "both",
        p -> {
          p.assignment = new Slot("T", "A");
          p.published = TestProblem.told("S", "A");
        });
    given.unplaced("published", p -> p.published = TestProblem.told("S", "A")).unplaced("neither");

    assertThat(start(given.problem(), null).assignments())
        .containsExactly(
            new Assignment("both", "T", "A"),
            new Assignment("published", "S", "A"),
            new Assignment("neither", null, null));
  }

  @Test
  void whatTheProblemNoLongerHasIsPassedOver() {
    TestProblem given = new TestProblem().unplaced("p").unplaced("q");
    PlacementPlan old =
        new PlacementPlan(
            List.of(
                new Assignment("cancelled", "S", "A"),
                new Assignment("p", "gone", "A"),
                new Assignment("q", "S", "A")));

    assertThat(start(given.problem(), old).assignments())
        .containsExactly(new Assignment("p", null, null), new Assignment("q", "S", "A"));
  }

  @Test
  void thePinnedStayWhateverThePlanSays() {
    TestProblem given = new TestProblem().supervisor("T", "U", t -> {});
    given.placed(
        "p",
        "T",
        "A",
        p -> {
          p.assignment = new Slot("S", "A");
          p.pinned = true;
        });

    assertThat(start(given.problem(), given.plan()).assignments())
        .containsExactly(new Assignment("p", "S", "A"));
  }

  private static PlacementPlan start(Problem problem, @Nullable PlacementPlan plan) {
    return ScheduleMapper.toPlan(StartPlan.of(problem, plan));
  }

  private static Problem withoutPins(Problem problem) {
    return problem.withPlacements(
        problem.placements().stream().map(p -> p.withAssignment(null, false)).toList());
  }

  private static Cost cost(Problem problem, PlacementPlan plan) {
    return new PlanChecker(problem).judge(plan).cost();
  }
}
