package org.platsa.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.benchmarks.TestProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

class GreedyTest {
  /** By the checker alone: every other place, with those before where the plan has them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachIsAsNearAsThoseBeforeLeaveRoomFor(boolean detailed) {
    Problem problem = detailed ? TestProblems.crowdedInDetail() : TestProblems.crowded();
    PlacementPlan plan = Objects.requireNonNull(Greedy.run(problem).plan());
    PlanChecker checker = new PlanChecker(problem);
    List<Assignment> before = new ArrayList<>();

    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      Assignment chosen = plan.assignments().get(i);
      long nearest = Long.MAX_VALUE;
      for (Supervisor supervisor : problem.supervisors()) {
        for (Period period : problem.periods()) {
          Map<ConstraintId, Long> own = checker.ownCosts(placement, supervisor, period);
          long minutes = own.getOrDefault(ConstraintId.TRAVEL, 0L);
          if (minutes >= nearest
              || own.keySet().stream().anyMatch(id -> id.level() == ConstraintLevel.HARD)) {
            continue;
          }
          List<Assignment> with = new ArrayList<>(before);
          with.add(new Assignment(placement.id(), supervisor.id(), period.id()));
          if (hard(checker, with) == 0) {
            nearest = minutes;
          }
        }
      }
      assertThat(travel(problem, checker, placement, chosen)).as(placement.id()).isEqualTo(nearest);
      before.add(chosen);
    }
    assertThat(plan.assignments()).anyMatch(a -> !a.isPlaced()).anyMatch(Assignment::isPlaced);
  }

  private static long hard(PlanChecker checker, List<Assignment> assignments) {
    Judgement judgement = checker.judge(new PlacementPlan(assignments));
    return judgement.cost().hard();
  }

  private static long travel(
      Problem problem, PlanChecker checker, Placement placement, Assignment chosen) {
    if (!chosen.isPlaced()) {
      return Long.MAX_VALUE;
    }
    Map<String, Supervisor> supervisors = new HashMap<>();
    problem.supervisors().forEach(s -> supervisors.put(s.id(), s));
    Map<String, Period> periods = new HashMap<>();
    problem.periods().forEach(p -> periods.put(p.id(), p));
    return checker
        .ownCosts(
            placement,
            Objects.requireNonNull(supervisors.get(chosen.supervisorId())),
            Objects.requireNonNull(periods.get(chosen.periodId())))
        .getOrDefault(ConstraintId.TRAVEL, 0L);
  }
}
