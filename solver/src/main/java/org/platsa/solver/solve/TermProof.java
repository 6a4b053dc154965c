package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.AllowedPlaces;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SearchTuning.Heat;
import org.platsa.solver.solve.engine.Annealing;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/**
 * The exact method in a {@link TermSearch}, and what the other threads do beside it (<i>bevis</i>):
 * they anneal until its relaxation gives a guide, and then solve region after region with that.
 * Each learns of the other's plans and bounds through the run.
 */
final class TermProof {
  private final Problem problem;
  private final Beginning beginning;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final BestPlan best;
  private final @Nullable Guide given;
  private final TermAnnealing annealing;
  private final EnvironmentMode environmentMode;
  private final StoppableWork besideProof = new StoppableWork();
  private volatile @Nullable Guide guide;

  /** The plan to which a guide of the problem's own leads; null without one. */
  private volatile @Nullable PlacementPlan rounded;

  /**
   * Prepares.
   *
   * @param given from a relaxation of a larger problem of which this is a part; null if there is
   *     none
   */
  TermProof(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      @Nullable Guide given,
      TermAnnealing annealing,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.beginning = beginning;
    this.tuning = tuning;
    this.run = run;
    this.best = run.best();
    this.given = given;
    this.guide = given;
    this.annealing = annealing;
    this.environmentMode = environmentMode;
  }

  /** The guide of the problem's own relaxation or, before there is one, the given guide. */
  @Nullable Guide guide() {
    return guide;
  }

  /** Whether the problem's own relaxation has given a guide. */
  boolean hasOwnGuide() {
    return guide != given;
  }

  /**
   * Runs the exact method from the best plan, for all the time that is left; the other threads
   * search beside it.
   *
   * @param quick how long these anneal at first
   * @param heat how freely they accept worse plans then
   */
  void prove(Duration quick, Heat heat) {
    PlacementPlan from = best.plan();
    ExactSolver exact =
        new ExactSolver(
            problem,
            run.left(),
            from,
            new Proving(),
            given == null ? AllowedPlaces.ALL : given.allowing(problem, from));
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> {
      run.stops().during(exact::stop, exact::solve);
      if (best.isProvenOptimal()) {
        besideProof.stopRunning();
      } else if (run.threads() > 1 && !run.isOver()) {
        searchBeside(0, quick, Heat.WARM);
      }
    });
    for (int i = 1; i < run.threads(); i++) {
      int thread = i;
      tasks.add(() -> searchBeside(thread, quick, heat));
    }
    run.sideBySide(tasks);
  }

  /**
   * Until time is up or the gap is small: anneals, and once the guide has come, solves region after
   * region with it.
   */
  private void searchBeside(int thread, Duration quick, Heat heat) {
    Duration time = SearchRun.shorter(quick, run.left());
    Heat now = heat;
    while (guide == null && isWorthSearchingBeside()) {
      Annealing round = annealing.annealing(time, now, thread);
      PlacementPlan from = best.plan();
      beside(round::stop, () -> guide == null, () -> annealing.go(round, from, null));
      time = run.round();
      now = Heat.WARM;
    }
    Guide found = guide;
    PlacementPlan start = rounded;
    if (found != null && start != null) {
      solveRegions(found, start, thread);
    }
  }

  private boolean isWorthSearchingBeside() {
    return !run.isOver() && !best.isWithin(SearchTuning.WORTH_ANNEALING);
  }

  private void beside(Runnable stop, BooleanSupplier stillWanted, Runnable work) {
    run.stops().during(stop, () -> besideProof.during(stop, stillWanted, work));
  }

  /**
   * Divides the plan into other regions each time: at first the guide's plan, then the best one.
   */
  private void solveRegions(Guide found, PlacementPlan start, int thread) {
    Random random = new Random(run.seed() + thread);
    Roster roster = new Roster(StartPlan.of(problem, best.plan()));
    WholePlan whole = new WholePlan(problem, new Beginning(roster, beginning.reach(), false), run);
    OneRegionSearch regions = new OneRegionSearch(whole, tuning, run, environmentMode);
    whole.startAnew(found, new Roster(StartPlan.of(problem, start)));
    while (isWorthSearchingBeside()) {
      int size = tuning.solvedBesideProof(run.left(), problem.placements().size());
      for (Region region : whole.divide(size, random)) {
        if (isWorthSearchingBeside()) {
          regions.search(
              region,
              SolveLimits.ofTime(SearchTuning.LONGEST_QUICK_ROUND),
              random.nextLong(),
              found,
              true,
              () -> true);
          whole.judge();
        }
      }
      whole.startFromBest();
    }
  }

  /** What the search makes of the exact method's findings, in the exact method's thread. */
  private final class Proving implements ExactListener {
    @Override
    public void raised(Bound bound) {
      best.raise(bound);
      heedTheGap();
    }

    @Override
    public void improved(PlacementPlan plan, Cost cost) {
      best.offer(plan, cost);
      heedTheGap();
    }

    private void heedTheGap() {
      if (given != null && best.isWithin(SearchTuning.NEAR_ENOUGH_IN_REGION)) {
        run.stop();
      }
      if (best.isWithin(SearchTuning.WORTH_ANNEALING)) {
        besideProof.stopRunning();
      }
    }

    /** Rounds the divided plan; the exact method goes on from that if it is the best so far. */
    @Override
    public PlacementPlan relaxed(RelaxedPlan relaxed) {
      Bound bound = relaxed.bound();
      Cost cost = best.cost();
      long gap = cost.medium() == bound.medium() ? cost.soft() - bound.soft() : 0;
      Guide found = new Guide(relaxed, Math.max(gap, tuning.worthInTerm()));
      PlacementPlan near =
          ScheduleMapper.toPlan(found.rounded(problem, beginning.reach(), run::isOver).schedule());
      best.offer(near, new PlanChecker(problem).judge(near).cost());
      besideProof.stopRunningAfter(() -> {
        rounded = given == null ? near : null;
        guide = found;
      });
      return best.plan();
    }
  }
}
