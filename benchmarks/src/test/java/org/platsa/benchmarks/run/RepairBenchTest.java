package org.platsa.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.benchmarks.TestProblems;
import org.platsa.benchmarks.run.RepairBench.Repair;
import org.platsa.benchmarks.run.RepairMeasurement.Event;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;

class RepairBenchTest {
  private static final SolveLimits STEPS = SolveLimits.ofSteps(200);

  private final Problem problem = TestProblems.example();
  private final PlacementPlan published =
      new PlacementSolver(problem, STEPS, 1, null, improvement -> {}).solve().plan();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoIsIllHasNobodyLeftAndWhoIsElsewhereIsCounted(long seed) {
    Repair repair = bench().run(Event.SUPERVISOR_ILL, seed, STEPS, STEPS);

    assertThat(repair.happened().mustMove()).isNotEmpty();
    assertThat(repair.happened().problem().supervisors())
        .filteredOn(supervisor -> supervisor.id().equals(repair.happened().id()))
        .noneMatch(Supervisor::active);
    assertThat(repair.cost().hard()).isZero();
    assertThat(repair.firstMs()).isNotNull();
    assertThat(repair.costWithoutStability().soft()).isLessThanOrEqualTo(repair.cost().soft());
    assertThat(repair.happened().moved(published)).isZero();
  }

  @Test
  void whatIsCancelledIsGoneAndNobodyMustMove() {
    Repair repair = bench().run(Event.PLACEMENT_CANCELLED, 1, STEPS, STEPS);

    assertThat(repair.happened().mustMove()).isEmpty();
    assertThat(repair.happened().problem().placements())
        .hasSize(problem.placements().size() - 1)
        .noneMatch(placement -> placement.id().equals(repair.happened().id()));
    assertThat(repair.firstMoved()).isZero();
  }

  private RepairBench bench() {
    return new RepairBench(problem, published, 1);
  }
}
