package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.PossibleUnits;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.GreedyPlacing;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/**
 * Searches for a good plan of one problem (<i>lösare</i>). Never proposes a plan that breaks a hard
 * rule unless pinned placements force it. Pinned placements stay. What cannot be placed stays
 * unplaced, but nobody is left unplaced who could have a place with all others where they are. The
 * same problem, seed, number of threads and limit in steps give the same plan.
 *
 * <p>One object makes one search.
 */
public final class PlacementSolver {
  private final Problem problem;
  private final @Nullable PlacementPlan start;
  private final BestPlan best;
  private final SearchRun run;
  private final EnvironmentMode environmentMode;

  /**
   * A search in one thread.
   *
   * @param problem a valid problem
   * @param limits when to stop
   * @param seed of the random numbers
   * @param start a plan to begin from, or null for the problem's own assignments or published plan
   * @param listener hears of better plans
   */
  public PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      @Nullable PlacementPlan start,
      SolveListener listener) {
    this(problem, limits, seed, 1, start, listener);
  }

  /**
   * A search in several threads.
   *
   * @param problem a valid problem
   * @param limits when to stop
   * @param seed of the random numbers
   * @param threads cores to use, at least 1
   * @param start a plan to begin from, or null for the problem's own assignments or published plan
   * @param listener hears of better plans
   * @throws IllegalArgumentException if there is no thread
   */
  public PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      @Nullable PlacementPlan start,
      SolveListener listener) {
    this(problem, limits, seed, threads, start, listener, EnvironmentMode.NO_ASSERT);
  }

  /** For tests, which let Timefold check itself. */
  PlacementSolver(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      @Nullable PlacementPlan start,
      SolveListener listener,
      EnvironmentMode environmentMode) {
    if (threads < 1) {
      throw new IllegalArgumentException("a search needs at least 1 thread, not " + threads);
    }
    this.problem = problem;
    this.start = start;
    this.best = new BestPlan(listener);
    this.run = new SearchRun(limits, threads, seed, best, true);
    this.environmentMode = environmentMode;
  }

  /**
   * Searches until a limit is met or {@link #stop()} is called; blocks the calling thread.
   *
   * @throws IllegalStateException if the calling thread is interrupted
   */
  public SolveResult solve() {
    best.begin();
    Beginning beginning = Beginning.of(problem, start, run::isOver);
    Cost cost = offered(beginning);
    if (beginning.mayPlaceMore() && !run.isOver()) {
      Beginning other = beginning.smallestFirst(problem, start, run::isOver);
      Cost otherCost = offered(other);
      boolean better = otherCost.compareTo(cost) < 0;
      beginning = better ? other : beginning;
      cost = better ? otherCost : cost;
    }
    if (!beginning.isAnythingToDecide()) {
      best.raise(onlyPlan(cost));
    }
    Optional<StopReason> already = run.ended();
    if (already.isPresent()) {
      return best.result(already.get());
    }
    search(beginning);
    StopReason reason = run.ended().orElse(StopReason.STEP_LIMIT);
    placeTheRest(beginning.reach());
    return best.result(reason);
  }

  /** What a beginning costs, which it is offered for. */
  private Cost offered(Beginning beginning) {
    PlacementPlan plan = beginning.plan();
    Cost cost = new PlanChecker(problem).judge(plan).cost();
    best.offer(plan, cost);
    return cost;
  }

  private void search(Beginning beginning) {
    SearchTuning tuning = SearchTuning.of(beginning);
    if (problem.placements().size() > SearchTuning.LARGEST_TERM) {
      new RegionSearch(problem, beginning, tuning, run, environmentMode).search();
    } else {
      new TermSearch(problem, beginning, tuning, run, null, environmentMode).search();
    }
  }

  /** Places those whom the search left out although there is room for them in the end. */
  private void placeTheRest(PossibleUnits reach) {
    Roster roster = new Roster(StartPlan.of(problem, best.plan()));
    new GreedyPlacing(roster, reach).placeAll();
    PlacementPlan filled = ScheduleMapper.toPlan(roster.schedule());
    if (!filled.equals(best.plan())) {
      best.offer(filled, new PlanChecker(problem).judge(filled).cost());
    }
  }

  /** Where nothing is left to decide, there is no other plan. */
  private static Bound onlyPlan(Cost cost) {
    return new Bound(cost.hard(), cost.medium(), cost.soft(), true, 0, "nothing left to decide");
  }

  /** Ends the search soon, from any thread, before or while it runs. */
  public void stop() {
    run.stop();
  }
}
