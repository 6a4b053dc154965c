package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

class GroupCellsTest {
  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void costWhatTheCheckerFindsAndLeaveThePlanAsItWas(int seed) {
    Problem problem = RandomProblems.problem(seed, 6 + seed);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    PlanChecker checker = new PlanChecker(problem);
    Explainer explainer = new Explainer(problem, plan);
    List<String> group =
        problem.placements().stream().map(Placement::id).skip(seed % 3).limit(3).toList();

    List<GroupCell> cells = explainer.cells(group);

    for (GroupCell cell : cells) {
      PlacementPlan there = plan;
      for (Assignment seat : cell.seats()) {
        there = Plans.with(there, seat.placementId(), seat.supervisorId(), seat.periodId());
        assertThat(seat.periodId()).isEqualTo(cell.periodId());
      }
      assertThat(cell.seats()).extracting(Assignment::placementId).containsExactlyElementsOf(group);
      assertThat(cell.difference().byConstraint())
          .isEqualTo(Plans.difference(checker, there, plan));
      assertThat(explainer.cell(group, cell.unitId(), cell.periodId())).contains(cell);
    }
    assertThat(explainer.explain(0, 1).cost()).isEqualTo(checker.judge(plan).cost());
  }

  @Test
  void areThoseOfTheOneWhereThereIsOnlyOne() {
    Problem problem = RandomProblems.problem(3, 8);
    Explainer explainer = new Explainer(problem, RandomProblems.plan(problem, 3));
    String one = problem.placements().getFirst().id();

    List<Recommendation> single = explainer.cells(one);

    assertThat(single).isNotEmpty();
    assertThat(explainer.cells(Set.of(one)))
        .extracting(
            cell -> List.of(cell.unitId(), cell.periodId(), cell.difference(), cell.breaks()))
        .isEqualTo(
            single.stream()
                .map(cell ->
                    List.of(cell.unitId(), cell.periodId(), cell.difference(), cell.breaks()))
                .toList());
  }

  @Test
  void areNowhereAtAUnitOrInAPeriodThatIsNotThere() {
    Problem problem = RandomProblems.problem(3, 8);
    Explainer explainer = new Explainer(problem, RandomProblems.plan(problem, 3));
    Set<String> one = Set.of(problem.placements().getFirst().id());
    String unit = problem.units().getFirst().id();
    String period = problem.periods().getFirst().id();

    assertThat(explainer.cell(one, "nowhere", period)).isEmpty();
    assertThat(explainer.cell(one, unit, "never")).isEmpty();
  }
}
