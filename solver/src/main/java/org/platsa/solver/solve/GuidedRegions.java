package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/**
 * Solves a term region after region among the guide's places (<i>lösning del för del</i>), with
 * other borders each time, while the exact method takes long over the whole.
 */
final class GuidedRegions {
  private static final Duration LONGEST_OF_A_REGION = Duration.ofMillis(2500);

  /** So many goings through all regions may bring nothing before it is left at that. */
  private static final int GOES_IN_VAIN = 2;

  private final Problem problem;
  private final Beginning beginning;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final EnvironmentMode environmentMode;
  private final BooleanSupplier worthIt;

  /**
   * Prepares.
   *
   * @param worthIt asked before each region whether to go on
   */
  GuidedRegions(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      EnvironmentMode environmentMode,
      BooleanSupplier worthIt) {
    this.problem = problem;
    this.beginning = beginning;
    this.tuning = tuning;
    this.run = run;
    this.environmentMode = environmentMode;
    this.worthIt = worthIt;
  }

  /** In the calling thread, from the best plan so far, as long as it is worth it. */
  void solve(Guide guide, int thread) {
    Random random = new Random(run.seed() + thread);
    WholePlan whole = wholePlan(guide);
    while (worthIt.getAsBoolean()) {
      for (Region region : whole.divide(tuning.solvedTogether(), random)) {
        solve(whole, region, random.nextLong(), guide);
        whole.judge();
      }
      whole.startFromBest();
    }
  }

  /**
   * In all threads, which share one plan, until it brings nothing any more.
   *
   * @param longest at most so long
   */
  void solveTogether(Guide guide, Duration longest) {
    Duration until = run.best().elapsed().plus(longest);
    Random random = new Random(run.seed());
    WholePlan whole = wholePlan(guide);
    int inVain = 0;
    while (inVain < GOES_IN_VAIN
        && run.best().elapsed().compareTo(until) < 0
        && worthIt.getAsBoolean()) {
      Cost before = run.best().cost();
      List<Runnable> tasks = new ArrayList<>();
      for (List<Region> goes : Region.goes(whole.divide(tuning.solvedTogether(), random))) {
        long seed = random.nextLong();
        tasks.add(() -> goes.forEach(region -> solve(whole, region, seed, guide)));
      }
      run.sideBySide(tasks);
      whole.startFromBest();
      inVain = run.best().cost().compareTo(before) < 0 ? 0 : inVain + 1;
    }
  }

  private WholePlan wholePlan(Guide guide) {
    Roster roster = new Roster(StartPlan.of(problem, run.best().plan()));
    WholePlan whole = new WholePlan(problem, new Beginning(roster, beginning.reach(), false), run);
    whole.startAnew(guide);
    return whole;
  }

  private void solve(WholePlan whole, Region region, long seed, Guide guide) {
    if (worthIt.getAsBoolean()) {
      new RegionWork(whole, tuning, run, environmentMode)
          .search(region, SolveLimits.ofTime(LONGEST_OF_A_REGION), seed, guide, true, () -> true);
    }
  }
}
