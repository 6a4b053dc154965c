package org.platsa.solver.solve.engine;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import ai.timefold.solver.core.impl.solver.scope.SolverScope;
import java.util.function.Consumer;
import org.platsa.solver.planning.PlacementSchedule;

/**
 * Simulated annealing of one schedule in one thread (<i>simulerad glödgning</i>), by Timefold over
 * the project's own moves (Kirkpatrick, Gelatt and Vecchi, <i>Optimization by simulated
 * annealing</i>, 1983).
 */
public final class Annealing {
  private final DefaultSolver<PlacementSchedule> solver;
  private final Consumer<PlacementSchedule> better;
  private boolean stopped;

  /**
   * Prepares one run.
   *
   * @param better told each better schedule, and the best one at the end; it must copy what it
   *     keeps
   */
  public Annealing(SolverConfig config, Consumer<PlacementSchedule> better) {
    this.better = better;
    Solver<PlacementSchedule> built = SolverFactory.<PlacementSchedule>create(config).buildSolver();
    solver = (DefaultSolver<PlacementSchedule>) built;
    solver.addEventListener(event -> better.accept(event.getNewBestSolution()));
    heedAnEarlierStop();
  }

  /**
   * Runs until its termination; blocks the calling thread.
   *
   * @return how many schedules were scored
   */
  public long run(PlacementSchedule from) {
    better.accept(solver.solve(from));
    return solver.getScoreCalculationCount();
  }

  /** Ends the run soon, from any thread, before or while it runs. */
  public synchronized void stop() {
    stopped = true;
    solver.terminateEarly();
  }

  /** Ends the run at its start if it was stopped before: Timefold's solver would forget that. */
  private void heedAnEarlierStop() {
    solver.addPhaseLifecycleListener(
        new PhaseLifecycleListenerAdapter<>() {
          @Override
          public void solvingStarted(SolverScope<PlacementSchedule> scope) {
            synchronized (Annealing.this) {
              if (stopped) {
                solver.terminateEarly();
              }
            }
          }
        });
  }
}
