package org.platsa.benchmarks.baseline;

import java.time.Duration;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;

/** Platsa's own search (<i>den egna sökningen</i>). */
final class Platsa {
  private Platsa() {}

  static Outcome run(Problem problem, Duration limit, long seed, int cores) {
    return run(problem, SolveLimits.ofTime(limit), seed, cores);
  }

  /** Under any limits. */
  static Outcome run(Problem problem, SolveLimits limits, long seed, int cores) {
    Trail trail = new Trail();
    SolveResult result =
        new PlacementSolver(
                problem,
                limits,
                seed,
                cores,
                null,
                improvement -> trail.improved(improvement.cost()))
            .solve();
    return new Outcome(result.plan(), result.cost(), trail.steps(), result.bound());
  }
}
