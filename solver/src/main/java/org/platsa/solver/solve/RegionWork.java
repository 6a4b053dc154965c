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
 * Searches single regions of a plan (<i>sökning av en region</i>), each like a term: with a guide
 * by the exact method among the few places that it shows, without one by annealing. For any number
 * of threads.
 */
final class RegionWork {
  private final WholePlan whole;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final EnvironmentMode environmentMode;

  RegionWork(WholePlan whole, SearchTuning tuning, SearchRun run, EnvironmentMode environmentMode) {
    this.whole = whole;
    this.tuning = tuning;
    this.run = run;
    this.environmentMode = environmentMode;
  }

  /**
   * Searches a region, or what of it no other thread has at hand, and takes over what that came to.
   *
   * @param guide from the relaxation of the whole, if there is one
   * @param solving whether to solve it exactly with the guide, not only to anneal it
   * @param stillWanted asked at the last instant before it begins
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
        SearchRun own = new SearchRun(within(limits), 1, seed, best);
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

  /** No longer than what is left for everything. */
  private SolveLimits within(SolveLimits limits) {
    Duration left = run.left();
    if (run.limits().time() == null || !left.isPositive()) {
      return limits;
    }
    Duration time = limits.time() == null ? left : SearchRun.shorter(limits.time(), left);
    return new SolveLimits(time, limits.unimproved(), limits.steps());
  }
}
