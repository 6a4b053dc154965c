package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;

/**
 * Searches one region of a plan at a time (<i>sökning av en region</i>) as if it were a term of its
 * own: exactly among the few places that a guide shows, or by annealing. For any number of threads,
 * each with its own region.
 */
final class OneRegionSearch {
  private final WholePlan whole;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final EnvironmentMode environmentMode;

  OneRegionSearch(
      WholePlan whole, SearchTuning tuning, SearchRun run, EnvironmentMode environmentMode) {
    this.whole = whole;
    this.tuning = tuning;
    this.run = run;
    this.environmentMode = environmentMode;
  }

  /**
   * Searches a region, or as much of it as no other thread is searching, and takes over the result.
   *
   * @param guide from the relaxation of the whole; null if there is none
   * @param solving whether to solve it exactly; otherwise it is only annealed
   * @param stillWanted asked when it is about to begin, while nothing can be stopped
   */
  void search(
      Region wanted,
      SolveLimits limits,
      long seed,
      @Nullable Guide guide,
      boolean solving,
      BooleanSupplier stillWanted) {
    Region region = whole.begin(wanted);
    try {
      if (!region.placements().isEmpty()) {
        BestPlan best = new BestPlan(SolveListener.NONE);
        SearchRun own = new SearchRun(within(limits), 1, seed, best, false);
        Problem part = whole.problemOf(region);
        if (run.stops().during(own::stop, stillWanted, () -> search(part, own, guide, solving))) {
          whole.take(region, best.plan());
          run.best().addEvaluations(best.evaluations());
        }
      }
    } finally {
      whole.end(region);
    }
  }

  private void search(Problem part, SearchRun own, @Nullable Guide guide, boolean solving) {
    Beginning beginning = Beginning.of(part, null, own::isOver);
    PlacementPlan first = beginning.plan();
    own.best().offer(first, new PlanChecker(part).judge(first).cost());
    if (beginning.isAnythingToDecide() && !own.isOver()) {
      TermSearch search = new TermSearch(part, beginning, tuning, own, guide, environmentMode);
      if (solving || own.limits().steps() != null) {
        search.search();
      } else {
        search.anneal();
      }
    }
  }

  /** The limits, but with no more time than the whole search has left. */
  private SolveLimits within(SolveLimits limits) {
    Duration left = run.left();
    if (run.limits().time() == null || !left.isPositive()) {
      return limits;
    }
    Duration time = limits.time() == null ? left : SearchRun.shorter(limits.time(), left);
    return new SolveLimits(time, limits.unimproved(), limits.steps());
  }
}
