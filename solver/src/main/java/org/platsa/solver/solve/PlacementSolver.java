package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;

/**
 * Searches for a good plan of one problem (<i>lösare</i>). Never proposes a plan that breaks a hard
 * rule unless pinned placements force it; what cannot be placed stays unplaced. Pinned placements
 * stay. The same problem, seed, number of threads and limit in steps give the same plan.
 *
 * <p>One object makes one search.
 */
public final class PlacementSolver {
  /**
   * Problems with more placements than this are searched region by region, unless limited in steps.
   */
  private static final int LARGE = 1_000;

  private final Problem problem;
  private final SolveLimits limits;
  private final long seed;
  private final int threads;
  private final @Nullable PlacementPlan start;
  private final BestPlan best;
  private final @Nullable RelaxedGuide guide;
  private final EnvironmentMode environmentMode;
  private @Nullable TermSearch termSearch;
  private @Nullable LargeSearch largeSearch;
  private boolean stopped;

  /** A search in one thread. */
  public PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      @Nullable PlacementPlan start,
      SolveListener listener) {
    this(problem, limits, seed, 1, start, listener);
  }

  /**
   * A search.
   *
   * @param problem a valid problem
   * @param limits when to stop
   * @param seed of the random numbers
   * @param threads cores to use, at least 1
   * @param start a plan to begin from, or null for the problem's own assignments or published plan
   * @param listener hears of better plans
   */
  public PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      @Nullable PlacementPlan start,
      SolveListener listener) {
    this(problem, limits, seed, threads, start, listener, null, EnvironmentMode.NO_ASSERT);
  }

  /** A search of a region in one thread, from where its problem has everybody. */
  PlacementSolver(Problem region, SolveLimits limits, long seed, @Nullable RelaxedGuide guide) {
    this(region, limits, seed, 1, null, SolveListener.NONE, guide, EnvironmentMode.NO_ASSERT);
  }

  /** For tests, which let Timefold check itself. */
  PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      @Nullable PlacementPlan start,
      SolveListener listener,
      @Nullable RelaxedGuide guide,
      EnvironmentMode environmentMode) {
    if (threads < 1) {
      throw new IllegalArgumentException("a search needs at least 1 thread, not " + threads);
    }
    this.problem = problem;
    this.limits = limits;
    this.seed = seed;
    this.threads = threads;
    this.start = start;
    this.best = new BestPlan(listener);
    this.guide = guide;
    this.environmentMode = environmentMode;
  }

  /**
   * Searches until a limit is met or {@link #stop()} is called; blocks the calling thread.
   *
   * @throws IllegalStateException if the calling thread is interrupted
   */
  public SolveResult solve() {
    PlacementSchedule first = StartPlan.of(problem, start);
    StopReason reason = isLarge() ? searchLarge(ScheduleMapper.toPlan(first)) : searchTerm(first);
    return best.result(reason);
  }

  /** Ends the search soon, from any thread, before or while it runs. */
  public void stop() {
    synchronized (best) {
      stopped = true;
      if (termSearch != null) {
        termSearch.stop();
      }
      if (largeSearch != null) {
        largeSearch.stop();
      }
    }
  }

  private boolean isLarge() {
    return problem.placements().size() > LARGE && limits.steps() == null;
  }

  private StopReason searchTerm(PlacementSchedule first) {
    TermSearch search =
        new TermSearch(problem, limits, seed, threads, best, guide, environmentMode);
    synchronized (best) {
      termSearch = search;
      if (stopped) {
        search.stop();
      }
    }
    return search.search(first);
  }

  private StopReason searchLarge(PlacementPlan first) {
    LargeSearch search = new LargeSearch(problem, limits, seed, threads, best);
    synchronized (best) {
      largeSearch = search;
      if (stopped) {
        search.stop();
      }
    }
    return search.search(first);
  }
}
