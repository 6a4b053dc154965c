package org.platsa.solver.explain;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.constraint.ConstraintMatch;
import ai.timefold.solver.core.api.score.constraint.ConstraintMatchTotal;
import ai.timefold.solver.core.impl.score.constraint.ConstraintMatchPolicy;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import ai.timefold.solver.core.impl.score.director.ScoreDirectorFactory;
import ai.timefold.solver.core.impl.solver.DefaultSolverFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.stream.Breach;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.engine.SearchConfig;

/**
 * A plan in which placements can be moved to see what it would cost (<i>prövning</i>). The rules
 * themselves say what; a move costs only what it touches. For one thread.
 */
final class Trial implements AutoCloseable {
  private static final ScoreDirectorFactory<PlacementSchedule, HardMediumSoftLongScore> FACTORY =
      new DefaultSolverFactory<PlacementSchedule>(SearchConfig.base()).getScoreDirectorFactory();

  private final PlacementSchedule schedule;
  private final InnerScoreDirector<PlacementSchedule, HardMediumSoftLongScore> director;

  Trial(Problem problem, PlacementPlan plan) {
    this.schedule = ScheduleMapper.toSchedule(problem, plan);
    this.director =
        FACTORY
            .createScoreDirectorBuilder()
            .withConstraintMatchPolicy(ConstraintMatchPolicy.ENABLED)
            .build();
    director.setWorkingSolution(schedule);
  }

  PlacementSchedule schedule() {
    return schedule;
  }

  /**
   * The placement with this id.
   *
   * @throws IllegalArgumentException if the problem has none
   */
  PlanningPlacement placement(String id) {
    return schedule.placements().stream()
        .filter(placement -> placement.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The problem has no placement '" + id + "'. Maybe the plan is of another problem"));
  }

  /** Moves a placement. */
  void put(PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    change(placement, supervisor, period);
  }

  /** Takes a placement's place away. */
  void remove(PlanningPlacement placement) {
    change(placement, null, placement.period());
  }

  private void change(
      PlanningPlacement placement, @Nullable PlanningSupervisor supervisor, PlanningPeriod period) {
    if (period != placement.period()) {
      director.beforeVariableChanged(placement, PlanningPlacement.PERIOD);
      placement.setPeriod(period);
      director.afterVariableChanged(placement, PlanningPlacement.PERIOD);
    }
    if (supervisor != placement.supervisor()) {
      director.beforeVariableChanged(placement, PlanningPlacement.SUPERVISOR);
      placement.setSupervisor(supervisor);
      director.afterVariableChanged(placement, PlanningPlacement.SUPERVISOR);
    }
    director.triggerVariableListeners();
  }

  Cost cost() {
    HardMediumSoftLongScore score = director.calculateScore().raw();
    return new Cost(-score.hardScore(), -score.mediumScore(), -score.softScore());
  }

  RuleCosts costs() {
    director.calculateScore();
    RuleCosts costs = new RuleCosts();
    for (ConstraintMatchTotal<HardMediumSoftLongScore> total :
        director.getConstraintMatchTotalMap().values()) {
      costs.add(rule(total), cost(total.getScore()));
    }
    return costs;
  }

  /** Everything that costs something. */
  List<Charge> charges() {
    director.calculateScore();
    List<Charge> charges = new ArrayList<>();
    for (ConstraintMatchTotal<HardMediumSoftLongScore> total :
        director.getConstraintMatchTotalMap().values()) {
      for (ConstraintMatch<HardMediumSoftLongScore> match : total.getConstraintMatchSet()) {
        long cost = cost(match.getScore());
        if (cost != 0) {
          Breach breach = match.getJustification();
          charges.add(new Charge(rule(total), breach.what(), breach.ids(), cost));
        }
      }
    }
    return charges;
  }

  @Override
  public void close() {
    director.close();
  }

  private static ConstraintId rule(ConstraintMatchTotal<HardMediumSoftLongScore> total) {
    String name = total.getConstraintRef().constraintName();
    return ConstraintId.of(name)
        .orElseThrow(() -> new IllegalStateException("the table has no rule '" + name + "'"));
  }

  /** A rule is on one level only. */
  private static long cost(HardMediumSoftLongScore score) {
    return -(score.hardScore() + score.mediumScore() + score.softScore());
  }

  /**
   * What a rule costs in one place.
   *
   * @param rule the rule
   * @param what the kind of thing that the ids name
   * @param ids whose it is; two placements' where a pair breaks the rule
   * @param cost weight included
   */
  record Charge(ConstraintId rule, Breach.Subject what, List<String> ids, long cost) {}
}
