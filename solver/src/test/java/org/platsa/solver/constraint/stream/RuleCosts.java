package org.platsa.solver.constraint.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.test.api.score.stream.ConstraintVerifier;
import java.util.Arrays;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;

/** Asks for what one rule costs: its stream, the whole score and the checker must all agree. */
final class RuleCosts {
  private static final ConstraintVerifier<PlacementConstraintProvider, PlacementSchedule> VERIFIER =
      ConstraintVerifier.build(
          new PlacementConstraintProvider(),
          PlacementSchedule.class,
          PlanningPlacement.class,
          PlanningSupervisor.class);

  private static final SolutionManager<PlacementSchedule, HardMediumSoftLongScore> MANAGER =
      SolutionManager.create(
          SolverFactory.create(
              new SolverConfig()
                  .withSolutionClass(PlacementSchedule.class)
                  .withEntityClasses(PlanningPlacement.class, PlanningSupervisor.class)
                  .withConstraintProviderClass(PlacementConstraintProvider.class)));

  private RuleCosts() {}

  /** A rule of weight 1, or one whose amount is weighted already. */
  static void assertCost(ConstraintId rule, TestProblem given, long cost) {
    assertCost(rule, given, cost, cost);
  }

  /**
   * What a rule costs.
   *
   * @param amount units of breach, as the stream counts them
   * @param cost the amount with its weight
   */
  static void assertCost(ConstraintId rule, TestProblem given, long amount, long cost) {
    Problem problem = given.problem();
    PlacementPlan plan = given.plan();
    VERIFIER
        .verifyThat((provider, factory) -> find(rule, provider, factory))
        .givenSolution(ScheduleMapper.toSchedule(problem, plan))
        .penalizesBy(amount);
    assertThat(scored(rule, problem, plan)).as("cost of %s in the score", rule).isEqualTo(cost);
    assertThat(new PlanChecker(problem).judge(plan).costs())
        .as("costs by the checker")
        .containsEntry(rule, cost);
  }

  private static Constraint find(
      ConstraintId rule, PlacementConstraintProvider provider, ConstraintFactory factory) {
    return Arrays.stream(provider.defineConstraints(factory))
        .filter(constraint -> constraint.getConstraintRef().constraintName().equals(rule.id()))
        .findFirst()
        .orElseThrow();
  }

  private static long scored(ConstraintId rule, Problem problem, PlacementPlan plan) {
    return MANAGER
        .analyze(ScheduleMapper.toSchedule(problem, plan))
        .constraintMap()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().constraintName().equals(rule.id()))
        .map(entry -> entry.getValue().score())
        .mapToLong(score ->
            switch (rule.level()) {
              case HARD -> -score.hardScore();
              case MEDIUM -> -score.mediumScore();
              case SOFT -> -score.softScore();
            })
        .sum();
  }
}
