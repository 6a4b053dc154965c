package org.platsa.solver.solve.engine;

import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.monitoring.MonitoringConfig;
import ai.timefold.solver.core.config.solver.monitoring.SolverMetric;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.List;
import org.platsa.solver.constraint.stream.PlacementConstraintProvider;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/** The one place that configures Timefold. */
public final class SearchConfig {
  private SearchConfig() {}

  /** What every use of Timefold has in common: classes and rules, but no phases. */
  public static SolverConfig base() {
    return new SolverConfig()
        .withSolutionClass(PlacementSchedule.class)
        .withEntityClasses(PlanningPlacement.class, PlanningSupervisor.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(PlacementConstraintProvider.class))
        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
        // Timefold's default meters would keep every solver in memory by the global registry.
        .withMonitoringConfig(
            new MonitoringConfig().withSolverMetricList(List.of(SolverMetric.ERROR_COUNT)));
  }

  /**
   * Simulated annealing over the project's own moves. It accepts worse plans less and less, by
   * Timefold's schedule: the temperature falls linearly to 0 as the termination comes nearer.
   *
   * @param temperature at the beginning, as Timefold reads a score
   */
  public static SolverConfig annealing(
      long seed, String temperature, TerminationConfig termination) {
    LocalSearchPhaseConfig search =
        new LocalSearchPhaseConfig()
            .withMoveSelectorConfig(
                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlacementMoves.class))
            .withAcceptorConfig(
                new LocalSearchAcceptorConfig()
                    .withAcceptorTypeList(List.of(AcceptorType.SIMULATED_ANNEALING))
                    .withSimulatedAnnealingStartingTemperature(temperature))
            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    search.setTerminationConfig(termination);
    return base().withRandomSeed(seed).withPhases(search);
  }
}
