package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

class CellsTest {
  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void haveTheLowestCostOfAnySupervisorThatTheCheckerFinds(int seed) {
    Problem problem = RandomProblems.problem(seed, 5 + seed);
    PlacementPlan plan = RandomProblems.plan(problem, seed);
    PlanChecker checker = new PlanChecker(problem);
    Cost now = checker.judge(plan).cost();
    Explainer explainer = new Explainer(problem, plan);

    for (Placement placement : problem.placements()) {
      List<Recommendation> cells = explainer.cells(placement.id());

      for (Recommendation cell : cells) {
        assertThat(cell.difference().byConstraint())
            .isEqualTo(
                Plans.difference(checker, there(plan, placement, cell.supervisorId(), cell), plan));
        Cost lowest =
            supervisors(problem, cell.unitId())
                .map(supervisor -> there(plan, placement, supervisor.id(), cell))
                .filter(there ->
                    !cell.isPossible() || Plans.broken(checker, there, placement.id()).isEmpty())
                .map(there -> checker.judge(there).cost())
                .min(Cost::compareTo)
                .orElseThrow();
        assertThat(cell.breaks().keySet())
            .isEqualTo(
                Plans.broken(
                    checker, there(plan, placement, cell.supervisorId(), cell), placement.id()));
        assertThat(cell.isPossible())
            .isEqualTo(
                supervisors(problem, cell.unitId())
                    .map(supervisor -> there(plan, placement, supervisor.id(), cell))
                    .anyMatch(there -> Plans.broken(checker, there, placement.id()).isEmpty()));
        assertThat(cell.difference().cost())
            .isEqualTo(
                new Cost(
                    lowest.hard() - now.hard(),
                    lowest.medium() - now.medium(),
                    lowest.soft() - now.soft()));
      }
      assertThat(cells)
          .extracting(cell -> cell.unitId() + " " + cell.periodId())
          .containsExactlyElementsOf(inReach(problem, placement));
    }
    assertThat(explainer.explain(0, 1).cost()).isEqualTo(now);
  }

  @Test
  void areNobodysOfAnUnknownPlacement() {
    Problem problem = RandomProblems.problem(1, 5);
    Explainer explainer = new Explainer(problem, RandomProblems.plan(problem, 1));

    assertThatIllegalArgumentException().isThrownBy(() -> explainer.cells("nobody"));
  }

  private static PlacementPlan there(
      PlacementPlan plan, Placement placement, String supervisor, Recommendation cell) {
    return Plans.with(plan, placement.id(), supervisor, cell.periodId());
  }

  private static Stream<Supervisor> supervisors(Problem problem, String unit) {
    return problem.supervisors().stream().filter(supervisor -> supervisor.unitId().equals(unit));
  }

  private static List<String> inReach(Problem problem, Placement placement) {
    return problem.units().stream()
        .filter(unit -> supervisors(problem, unit.id()).findAny().isPresent())
        .filter(unit ->
            Plans.minutes(problem, placement, unit.id()) <= PlacementExplanation.REACH_MINUTES)
        .flatMap(unit -> problem.periods().stream().map(period -> unit.id() + " " + period.id()))
        .toList();
  }
}
