package org.platsa.solver.solve;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import ai.timefold.solver.core.impl.solver.scope.SolverScope;
import org.platsa.solver.planning.PlacementSchedule;

/** One run of Timefold in one thread (<i>sökomgång</i>) that offers its plans to all. */
final class Annealing {
  private final DefaultSolver<PlacementSchedule> solver;
  private final BestPlan best;
  private final int rank;
  private boolean stopped;

  /**
   * Prepares.
   *
   * @param rank who wins a tie: the lower
   */
  Annealing(SolverConfig config, BestPlan best, int rank) {
    this.best = best;
    this.rank = rank;
    Solver<PlacementSchedule> built = SolverFactory.<PlacementSchedule>create(config).buildSolver();
    solver = (DefaultSolver<PlacementSchedule>) built;
    solver.addEventListener(event -> best.offer(event.getNewBestSolution(), rank));
    heedAnEarlierStop();
  }

  /** Runs until its termination; blocks the calling thread. */
  void run(PlacementSchedule from) {
    best.offer(solver.solve(from), rank);
    best.addEvaluations(solver.getScoreCalculationCount());
  }

  /** From any thread, before or while it runs. */
  synchronized void stop() {
    stopped = true;
    solver.terminateEarly();
  }

  /** A solver forgets, when it starts, that it was told to end. */
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
