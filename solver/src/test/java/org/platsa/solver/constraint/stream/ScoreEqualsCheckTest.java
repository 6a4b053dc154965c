package org.platsa.solver.constraint.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.analysis.ScoreAnalysis;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.Example;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;

class ScoreEqualsCheckTest {
  private static final SolutionManager<PlacementSchedule, HardMediumSoftLongScore> MANAGER =
      SolutionManager.create(
          SolverFactory.create(
              new SolverConfig()
                  .withSolutionClass(PlacementSchedule.class)
                  .withEntityClasses(PlanningPlacement.class, PlanningSupervisor.class)
                  .withConstraintProviderClass(PlacementConstraintProvider.class)));

  @ParameterizedTest
  @ValueSource(strings = {"plan-good", "plan-with-faults"})
  void aPlanOfTheExampleCostsWhatAnIndependentProgramSays(String name) {
    assertThat(byConstraint(Example.problem(), Example.plan(name)))
        .isEqualTo(Example.expected(name).byConstraint());
  }

  @Test
  void everyRuleCostsTheSameInTheScoreAndInTheCheckOnRandomPlans() {
    assertEqualAndAllBroken(seed -> RandomProblems.problem(seed, 4 + (int) (seed % 17)), 300);
  }

  @Test
  void partTimeManyPlacementsAStudentAndExtremeLimitsAndWeightsCostTheSame() {
    assertEqualAndAllBroken(seed -> RandomProblems.wild(seed, 6 + (int) (seed % 19)), 300);
  }

  private static void assertEqualAndAllBroken(LongFunction<Problem> problems, int seeds) {
    Set<ConstraintId> broken = EnumSet.noneOf(ConstraintId.class);
    for (long seed = 0; seed < seeds; seed++) {
      Problem problem = problems.apply(seed);
      PlanChecker checker = new PlanChecker(problem);
      for (long planSeed = 0; planSeed < 5; planSeed++) {
        PlacementPlan plan = RandomProblems.plan(problem, planSeed);
        Judgement judgement = checker.judge(plan);
        assertThat(byConstraint(problem, plan))
            .as("problem %d, plan %d", seed, planSeed)
            .isEqualTo(new TreeMap<>(judgement.byConstraint()));
        judgement.costs().forEach((id, cost) -> addIf(cost != 0, broken, id));
      }
    }
    assertThat(broken)
        .as("rules that the plans put to the test")
        .containsAll(EnumSet.allOf(ConstraintId.class));
  }

  private static void addIf(boolean condition, Set<ConstraintId> set, ConstraintId id) {
    if (condition) {
      set.add(id);
    }
  }

  private static Map<String, Long> byConstraint(Problem problem, PlacementPlan plan) {
    ScoreAnalysis<HardMediumSoftLongScore> analysis =
        MANAGER.analyze(ScheduleMapper.toSchedule(problem, plan));
    Map<String, Long> costs = new TreeMap<>();
    analysis
        .constraintMap()
        .forEach((ref, constraint) -> {
          HardMediumSoftLongScore score = constraint.score();
          long cost = -score.hardScore() - score.mediumScore() - score.softScore();
          if (cost != 0) {
            costs.put(ref.constraintName(), cost);
          }
        });
    return costs;
  }
}
