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
import org.platsa.solver.solve.move.Reach;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;

/**
 * Searches a problem of many towns region by region (<i>regionvis sökning</i>), one region in each
 * thread: a large neighbourhood search (Shaw 1998) whose neighbourhoods cover the whole in each
 * pass, with other borders each time. First the whole problem is relaxed: in all threads, or, where
 * the time is too short for that to come to anything, in one, and the others begin with regions;
 * then from the plan to which the relaxation guides, if that is better; between passes first of all
 * the few regions where somebody has no place.
 */
final class RegionSearch {
  /** After that the relaxation of so many placements grows better by very little. */
  private static final Duration RELAXING_A_PLACEMENT = Duration.ofMillis(15);

  /** With so many milliseconds of one core for each placement, the relaxation comes to its end. */
  private static final double ENOUGH_TO_RELAX = 1.7;

  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST_LATER = Duration.ofSeconds(8);

  /** Many regions are solved sooner than others: each may take so many fair shares of the time. */
  private static final double GENEROUS = 2.5;

  /** With fewer milliseconds for each placement, regions are annealed before they are solved. */
  private static final double WORTH_SOLVING_AT_ONCE = 10;

  /** With somebody waiting in a larger share of the regions, all are searched instead. */
  private static final double MOST_PLACING = 0.1;

  /** Steps of one region, for each of its placements, in a search that is limited in steps. */
  private static final int STEPS_OF_A_PLACEMENT = 20;

  private final Problem problem;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final Reach reach;
  private final WholePlan whole;
  private final RegionWork regions;
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
    this.regions = new RegionWork(whole, tuning, run, environmentMode);
    this.random = new Random(run.seed());
  }

  /**
   * One going through the regions.
   *
   * @param what how
   * @param share of the time that is left, for all of them
   * @param longest time of one region
   */
  private record Stage(What what, double share, Duration longest) {
    enum What {
      /** The whole relaxed, maybe while all are annealed; then the plan to which that guides. */
      RELAX,
      /** All, annealed with the guide. */
      ANNEAL,
      /** All, solved exactly with the guide. */
      SOLVE,
      /** The few where somebody has no place, annealed. */
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
    if (millisOfEach(SOLVE) < WORTH_SOLVING_AT_ONCE) {
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
    boolean solving = stage.what() == Stage.What.SOLVE;
    int size =
        solving && guide != null
            ? tuning.solvedTogether(millisOfEach(stage))
            : tuning.annealedTogether();
    List<Region> wanted = whole.divide(size, random);
    if (stage.what() == Stage.What.PLACE) {
      int all = wanted.size();
      wanted = wanted.stream().filter(whole::isAnybodyWaiting).toList();
      if (wanted.size() > Math.max(run.threads(), MOST_PLACING * all)) {
        return;
      }
    }
    boolean relaxing = stage.what() == Stage.What.RELAX;
    List<Runnable> tasks = new ArrayList<>();
    if (relaxing) {
      // With time enough, the guide comes first, and soon; what is annealed is mostly lost with it.
      boolean alone = millisOfEach(stage) >= ENOUGH_TO_RELAX;
      wanted = alone ? List.of() : wanted;
      tasks.add(() -> relax(stage.share(), alone ? run.threads() : 1));
    }
    int threads = relaxing ? Math.max(1, run.threads() - 1) : run.threads();
    RegionTimes times =
        new RegionTimes(
            run, stage.share(), stage.longest(), wanted.size(), threads, solving ? GENEROUS : 1);
    // Regions of the same units are goes at one: one after the other.
    for (List<Region> goes :
        wanted.stream()
            .collect(Collectors.groupingBy(Region::units, LinkedHashMap::new, Collectors.toList()))
            .values()) {
      long seed = random.nextLong();
      tasks.add(() -> goes.forEach(region -> search(stage, region, times.next(), seed)));
    }
    if (run.limits().steps() == null) {
      run.sideBySide(tasks, whole::judgeIfUnimproved);
    } else {
      tasks.forEach(Runnable::run); // one after the other: the same plan each time
    }
    if (relaxing && guide != null && !run.isOver()) {
      whole.startAnew(guide, guide.rounded(problem, reach, run::isOver));
    }
    whole.settle();
  }

  /** Time for each placement in a going through that begins now. */
  private double millisOfEach(Stage stage) {
    double millis = stage.share() * run.threads() * run.left().toMillis();
    return millis / problem.placements().size();
  }

  /** Relaxes the whole problem; the regions that are searched meanwhile end with it. */
  private void relax(double share, int threads) {
    Duration time = RELAXING_A_PLACEMENT.multipliedBy(problem.placements().size());
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
      // A guide knows few places for each; to place the last, any may be needed.
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
    int own = Math.min(steps - stepsTaken, STEPS_OF_A_PLACEMENT * region.placements().size());
    stepsTaken += own;
    return SolveLimits.ofSteps(Math.max(1, own));
  }
}
