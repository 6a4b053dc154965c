package org.platsa.benchmarks.baseline;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.engine.SearchConfig;

/**
 * Timefold as it comes (<i>Timefolds grundinställning</i>): the same classes and constraints, no
 * phase configured, so its own construction heuristic and local search.
 */
final class TimefoldDefault {
  private TimefoldDefault() {}

  static Outcome run(Problem problem, Duration limit, long seed) {
    Trail trail = new Trail();
    PlacementSchedule schedule = ScheduleMapper.toSchedule(problem);
    SolverConfig config = SearchConfig.base().withRandomSeed(seed);
    config.setTerminationConfig(
        new TerminationConfig().withMillisecondsSpentLimit(trail.left(limit).toMillis()));
    return run(schedule, config, trail);
  }

  /** Until a score has been calculated so many times: the same plan each time. */
  static Outcome run(Problem problem, long scores, long seed) {
    SolverConfig config = SearchConfig.base().withRandomSeed(seed);
    config.setTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(scores));
    return run(ScheduleMapper.toSchedule(problem), config, new Trail());
  }

  private static Outcome run(PlacementSchedule schedule, SolverConfig config, Trail trail) {
    SolverFactory<PlacementSchedule> factory = SolverFactory.create(config);
    Solver<PlacementSchedule> solver = factory.buildSolver();
    solver.addEventListener(event -> trail.improved(event.getNewBestSolution().cost()));
    PlacementSchedule solved = solver.solve(schedule);
    Cost stated = solved.cost();
    SolutionManager.<PlacementSchedule, HardMediumSoftLongScore>create(factory).update(solved);
    Cost cost = solved.cost();
    if (!cost.equals(stated)) {
      // A construction that is cut short has taken back its last try, but not the try's score.
      trail.correctLast(cost);
    }
    return new Outcome(ScheduleMapper.toPlan(solved), cost, trail.steps(), null);
  }
}
