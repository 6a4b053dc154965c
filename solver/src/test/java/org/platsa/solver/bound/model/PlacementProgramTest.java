package org.platsa.solver.bound.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.bound.EveryPlan;
import org.platsa.solver.bound.PartTime;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.Problem;

class PlacementProgramTest {
  static Stream<Problem> tinyProblems() {
    return Stream.concat(
        LongStream.range(1, 13).mapToObj(seed -> RandomProblems.problem(seed, 4, 2, 4)),
        LongStream.range(100, 140).mapToObj(seed -> PartTime.problem(seed, 4, 2, 3)));
  }

  @ParameterizedTest
  @MethodSource("tinyProblems")
  void theProgramHasEveryPlanThatBreaksNoMoreThanIsForcedAndOnlyThoseAtTheCheckersCost(
      Problem problem) {
    PlanChecker checker = new PlanChecker(problem);
    PlacementProgram program =
        ProgramBuilder.build(new IndexedProblem(problem), (i, unit, period) -> true);
    PlanCoding coding = new PlanCoding(program);
    long forced = checker.judge(EveryPlan.pinnedOnly(problem)).cost().hard();
    List<Cost> costs = new ArrayList<>();

    EveryPlan.of(
        problem,
        plan -> {
          Cost cost = checker.judge(plan).cost();
          long[] values = coding.encode(plan);
          assertThat(values != null).as("%s in the program", plan).isEqualTo(cost.hard() == forced);
          if (values != null) {
            costs.add(cost);
            assertThat(program.program.value(Objective.MEDIUM, values)).isEqualTo(cost.medium());
            assertThat(program.program.value(Objective.SOFT, values)).isEqualTo(cost.soft());
            assertThat(checker.judge(coding.decode(values)).cost()).isEqualTo(cost);
          }
        });

    assertThat(costs).isNotEmpty();
  }
}
