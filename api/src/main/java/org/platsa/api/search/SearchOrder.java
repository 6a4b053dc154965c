package org.platsa.api.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SolveLimits;

/**
 * What is to be searched (<i>sökuppdrag</i>).
 *
 * @param runId the run it is for; names the search in logs
 * @param problem a valid problem, with the weights that count
 * @param limits when to end
 * @param seed of the random numbers
 * @param threads cores to use, at least 1
 * @param start a plan to begin from, or null for the problem's own assignments or published plan
 */
public record SearchOrder(
    UUID runId,
    Problem problem,
    SolveLimits limits,
    long seed,
    int threads,
    @Nullable PlacementPlan start) {
  public SearchOrder {
    if (threads < 1) {
      throw new IllegalArgumentException("a search needs at least 1 thread, not " + threads);
    }
  }
}
