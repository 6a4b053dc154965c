package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.RelaxationSolver;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.PossibleUnits;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;

/**
 * Searches a problem of many towns region by region (<i>regionvis sökning</i>), one region in each
 * thread: a large neighbourhood search whose neighbourhoods cover the whole problem in each pass,
 * with other borders each time (Shaw, <i>Using constraint programming and local search methods to
 * solve vehicle routing problems</i>, 1998).
 *
 * <p>First the whole problem is relaxed: in all threads, or, where the time is too short for that
 * to come to anything, in one while the others begin with regions. The search then goes on from the
 * plan to which the relaxation guides, if that is better. Before each further pass over all regions
 * the few are searched where somebody has no place.
 */
final class RegionSearch {
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST_LATER = Duration.ofSeconds(8);

  private final Problem problem;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final PossibleUnits reach;
  private final WholePlan whole;
  private final OneRegionSearch regions;
  private final Random random;
  private int stepsTaken;
  private volatile @Nullable Guide guide;

  RegionSearch(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.tuning = tuning;
    this.run = run;
    this.reach = beginning.reach();
    this.whole = new WholePlan(problem, beginning, run);
    this.regions = new OneRegionSearch(whole, tuning, run, environmentMode);
    this.random = new Random(run.seed());
  }

  /**
   * One pass over the regions.
   *
   * @param what what to do
   * @param share for how long, as a share of the time that is left
   * @param longest the longest that one region is searched
   */
  private record Stage(What what, double share, Duration longest) {
    enum What {
      /** Relax the whole problem, maybe while all regions are annealed; begin anew from that. */
      RELAX,
      /** Anneal all regions, with the guide if there is one. */
      ANNEAL,
      /** Solve all regions exactly with the guide; without one, search them as terms are. */
      SOLVE,
      /** Anneal the few regions where somebody has no place, without the guide. */
      PLACE
    }
  }

  private static final Stage RELAX = new Stage(Stage.What.RELAX, 0.4, LONGEST_AT_FIRST);
  private static final Stage ANNEAL = new Stage(Stage.What.ANNEAL, 0.5, LONGEST_AT_FIRST);
  private static final Stage SOLVE = new Stage(Stage.What.SOLVE, 0.6, LONGEST_AT_FIRST);
  private static final Stage PLACE = new Stage(Stage.What.PLACE, 0.05, LONGEST_LATER);
  private static final Stage SOLVE_AGAIN = new Stage(Stage.What.SOLVE, 1, LONGEST_LATER);

  /** Searches until a limit is met. */
  void search() {
    if (run.limits().steps() != null) {
      while (!isDone()) {
        go(ANNEAL);
      }
      return;
    }
    go(RELAX);
    if (millisOfEach(SOLVE) < SearchTuning.WORTH_SOLVING_AT_ONCE) {
      go(ANNEAL);
    }
    go(SOLVE);
    while (!run.isOver()) {
      go(PLACE);
      go(PLACE);
      go(SOLVE_AGAIN);
    }
  }

  private boolean isDone() {
    whole.judgeIfUnimproved();
    Integer steps = run.limits().steps();
    return run.isOver() || (steps != null && stepsTaken >= steps);
  }

  private void go(Stage stage) {
    if (isDone()) {
      return;
    }
    List<Region> wanted = whole.divide(size(stage), random);
    if (stage.what() == Stage.What.PLACE) {
      int all = wanted.size();
      wanted = wanted.stream().filter(whole::isAnybodyWaiting).toList();
      if (wanted.size() > Math.max(run.threads(), SearchTuning.MOST_PLACING * all)) {
        return;
      }
    }
    if (stage.what() == Stage.What.RELAX) {
      relaxAndBeginAnew(stage, wanted);
    } else {
      runAll(searches(stage, wanted, run.threads()));
    }
    whole.settle();
  }

  /** How many placements a region of the stage has. */
  private int size(Stage stage) {
    return stage.what() == Stage.What.SOLVE && guide != null
        ? tuning.solvedTogether(millisOfEach(stage))
        : tuning.annealedTogether();
  }

  /**
   * Relaxes the whole, maybe while these regions are searched, and goes on from what that shows.
   */
  private void relaxAndBeginAnew(Stage stage, List<Region> wanted) {
    // With time enough the guide comes soon, and what is annealed meanwhile is mostly lost with it.
    boolean alone = millisOfEach(stage) >= SearchTuning.ENOUGH_TO_RELAX;
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> relax(stage.share(), alone ? run.threads() : 1));
    tasks.addAll(searches(stage, alone ? List.of() : wanted, Math.max(1, run.threads() - 1)));
    runAll(tasks);
    Guide found = guide;
    if (found != null && !run.isOver()) {
      whole.startAnew(found, found.rounded(problem, reach, run::isOver));
    }
  }

  /** One task for each region; regions of the same units are one task, one after the other. */
  private List<Runnable> searches(Stage stage, List<Region> wanted, int threads) {
    RegionTimes times =
        new RegionTimes(
            run,
            stage.share(),
            stage.longest(),
            wanted.size(),
            threads,
            stage.what() == Stage.What.SOLVE ? SearchTuning.FAIR_SHARES_TO_SOLVE : 1);
    List<Runnable> tasks = new ArrayList<>();
    for (List<Region> ofSameUnits :
        wanted.stream()
            .collect(Collectors.groupingBy(Region::units, LinkedHashMap::new, Collectors.toList()))
            .values()) {
      long seed = random.nextLong();
      tasks.add(() -> ofSameUnits.forEach(region -> search(stage, region, times.next(), seed)));
    }
    return tasks;
  }

  private void runAll(List<Runnable> tasks) {
    if (run.limits().steps() == null) {
      run.sideBySide(tasks, whole::judgeIfUnimproved);
    } else {
      tasks.forEach(Runnable::run); // one after the other: the same plan each time
    }
  }

  /** Milliseconds of one core for each placement in a pass that begins now. */
  private double millisOfEach(Stage stage) {
    double millis = stage.share() * run.threads() * run.left().toMillis();
    return millis / problem.placements().size();
  }

  /** Relaxes the whole problem; the regions that are searched meanwhile end with it. */
  private void relax(double share, int threads) {
    Duration time = SearchTuning.longestRelaxation(problem.placements().size());
    if (run.limits().time() != null) {
      long millis = (long) (share * run.left().toMillis());
      time = Duration.ofMillis(Math.clamp(millis, 1, time.toMillis()));
    }
    RelaxationSolver bound =
        new RelaxationSolver(
            problem, SearchRun.shorter(time, run.round()), threads, run.best()::raise);
    run.stops()
        .during(
            bound::stop,
            () -> {
              RelaxedPlan relaxed = bound.compute().orElse(null);
              if (relaxed != null) {
                guide = new Guide(relaxed, tuning.worthInRegion());
              }
            });
    if (guide != null) {
      run.stops().stopRunning();
    }
  }

  private void search(Stage stage, Region region, Duration time, long seed) {
    Guide known = guide;
    boolean untilRelaxed = stage.what() == Stage.What.RELAX;
    if (!isDone() && !(untilRelaxed && known != null)) {
      // A guide knows only a few places for each; to place the last, any place may be needed.
      Guide shown = stage.what() == Stage.What.PLACE ? null : known;
      regions.search(
          region,
          limits(region, time),
          seed,
          shown,
          stage.what() == Stage.What.SOLVE,
          () -> guide == known);
    }
  }

  private SolveLimits limits(Region region, Duration time) {
    Integer steps = run.limits().steps();
    if (steps == null) {
      return SolveLimits.ofTime(time);
    }
    int own =
        Math.min(
            steps - stepsTaken, SearchTuning.STEPS_OF_A_PLACEMENT * region.placements().size());
    stepsTaken += own;
    return SolveLimits.ofSteps(Math.max(1, own));
  }
}
