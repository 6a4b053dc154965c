package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SearchTuning.Heat;
import org.platsa.solver.solve.engine.Annealing;
import org.platsa.solver.solve.engine.SearchConfig;
import org.platsa.solver.solve.move.Candidates;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/**
 * Searches a problem of a town's size (<i>sökning av en termin</i>). With time: the exact method,
 * whose relaxation guides annealing beside it, until one of them has the best plan there is;
 * annealing first where there is one thread or somebody has no place. With steps: one round of
 * annealing.
 */
final class TermSearch {
  /** Seeds of neighbouring threads are this far apart. */
  private static final long SEED_STRIDE = 1_000_003;

  /** With less time left for each placement, and in all, the exact method would only begin. */
  private static final Duration WORTH_PROVING_EACH = Duration.ofMillis(10);

  private static final Duration WORTH_PROVING = Duration.ofSeconds(2);

  /** A region that is solved with a guide is left when it is as near its best plan as this. */
  private static final double NEAR_ENOUGH_IN_REGION = 0.0005;

  /** A smaller gap than this only the exact method closes; annealing would slow it down. */
  private static final double WORTH_ANNEALING = 0.001;

  private static final Duration LONGEST_QUICK_ROUND = Duration.ofMillis(2500);

  /** Who gets a place is decided in the first round, when not everybody fits at once. */
  private static final Duration LONGEST_CROWDED_ROUND = Duration.ofSeconds(20);

  private final Problem problem;
  private final Beginning beginning;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final BestPlan best;
  private final EnvironmentMode environmentMode;
  private final @Nullable Guide given;
  private final Candidates all;
  private final Stops besideProof = new Stops();
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile @Nullable Guide guide;

  /** The plan to which a guide of the problem's own leads; null without one. */
  private volatile @Nullable PlacementPlan rounded;

  /**
   * A search.
   *
   * @param beginning whose plan the run has been offered
   * @param given from a relaxation of a larger problem of which this is a part, if there is one
   */
  TermSearch(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      @Nullable Guide given,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.beginning = beginning;
    this.tuning = tuning;
    this.run = run;
    this.best = run.best();
    this.given = given;
    this.guide = given;
    this.environmentMode = environmentMode;
    this.all = Candidates.all(beginning.roster().schedule(), beginning.reach());
  }

  /** What to do, for how long at most, and how freely to accept worse plans at first. */
  private record Stage(What what, Duration time, Heat heat) {
    enum What {
      ANNEAL,
      PROVE
    }
  }

  /** Searches until a limit is met. */
  void search() {
    Integer steps = run.limits().steps();
    if (steps != null) {
      anneal(steps);
      return;
    }
    for (Stage stage : firstStages()) {
      if (!run.isOver()) {
        go(stage);
      }
    }
    anneal();
  }

  /** Anneals until a limit in time is met. */
  void anneal() {
    while (!run.isOver()) {
      go(lastStage());
    }
  }

  private List<Stage> firstStages() {
    Duration left = run.left();
    if (given != null) {
      return List.of(new Stage(Stage.What.PROVE, left, Heat.WARM));
    }
    Duration worthProving =
        SearchRun.shorter(
            WORTH_PROVING, WORTH_PROVING_EACH.multipliedBy(problem.placements().size()));
    if (left.compareTo(worthProving) <= 0) {
      return List.of();
    }
    Heat heat = firstHeat();
    Duration quick =
        heat == Heat.CROWDED
            ? SearchRun.shorter(left.dividedBy(3), LONGEST_CROWDED_ROUND)
            : SearchRun.shorter(left.dividedBy(10), LONGEST_QUICK_ROUND);
    Stage prove = new Stage(Stage.What.PROVE, quick, heat);
    return run.threads() == 1
        ? List.of(new Stage(Stage.What.ANNEAL, quick, heat), prove)
        : List.of(prove);
  }

  /** Again and again until the end. */
  private Stage lastStage() {
    return new Stage(Stage.What.ANNEAL, run.round(), guide == given ? firstHeat() : Heat.WARM);
  }

  private Heat firstHeat() {
    if (beginning.isCrowded()) {
      return Heat.CROWDED;
    }
    return beginning.fromNothing() ? Heat.HOT : Heat.WARM;
  }

  private void go(Stage stage) {
    switch (stage.what()) {
      case ANNEAL -> anneal(during(stage.time()), stage.heat());
      case PROVE -> prove(stage.time(), stage.heat());
    }
  }

  private void anneal(int steps) {
    TerminationConfig termination = new TerminationConfig().withStepCountLimit(steps);
    if (run.limits().time() != null) {
      termination.setMillisecondsSpentLimit(millis(run.left()));
    }
    if (run.limits().unimproved() != null) {
      termination.setUnimprovedMillisecondsSpentLimit(millis(run.limits().unimproved()));
    }
    anneal(termination, firstHeat());
  }

  /** In all threads, from the best plan. */
  private void anneal(TerminationConfig termination, Heat heat) {
    PlacementPlan from = best.plan();
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < run.threads(); i++) {
      Annealing annealing = annealing(termination.copyConfig(), heat, i);
      tasks.add(() -> run.stops().during(annealing::stop, () -> run(annealing, from, guide)));
    }
    run.sideBySide(tasks);
  }

  /**
   * The exact method from the best plan, for all the time that is left; the other threads anneal
   * beside it.
   *
   * @param quick how long they do so at first
   * @param heat how freely
   */
  private void prove(Duration quick, Heat heat) {
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
        searchBesideProof(0, quick, Heat.WARM);
      }
    });
    for (int i = 1; i < run.threads(); i++) {
      int thread = i;
      tasks.add(() -> searchBesideProof(thread, quick, heat));
    }
    run.sideBySide(tasks);
  }

  /**
   * Until time is up or the gap is small: anneals, and once the guide has come, solves region after
   * region with it.
   */
  private void searchBesideProof(int thread, Duration quick, Heat heat) {
    Duration time = SearchRun.shorter(quick, run.left());
    Heat now = heat;
    while (guide == null && isWorthSearchingBesideProof()) {
      Annealing annealing = annealing(during(time), now, thread);
      PlacementPlan from = best.plan();
      besideProof(annealing::stop, () -> guide == null, () -> run(annealing, from, null));
      time = run.round();
      now = Heat.WARM;
    }
    Guide found = guide;
    PlacementPlan start = rounded;
    if (found != null && start != null) {
      solveRegionsBesideProof(found, start, thread);
    }
  }

  private boolean isWorthSearchingBesideProof() {
    return !run.isOver() && !best.isWithin(WORTH_ANNEALING);
  }

  private void besideProof(Runnable stop, BooleanSupplier stillWanted, Runnable work) {
    run.stops().during(stop, () -> besideProof.during(stop, stillWanted, work));
  }

  /** Other regions each time, at first from the guide's plan, then from the best so far. */
  private void solveRegionsBesideProof(Guide found, PlacementPlan start, int thread) {
    Random random = new Random(run.seed() + thread);
    Roster roster = new Roster(StartPlan.of(problem, best.plan()));
    WholePlan whole = new WholePlan(problem, new Beginning(roster, beginning.reach(), false), run);
    RegionWork regions = new RegionWork(whole, tuning, run, environmentMode);
    whole.startAnew(found, new Roster(StartPlan.of(problem, start)));
    while (isWorthSearchingBesideProof()) {
      for (Region region : whole.divide(tuning.solvedTogether(), random)) {
        if (isWorthSearchingBesideProof()) {
          regions.search(
              region,
              SolveLimits.ofTime(LONGEST_QUICK_ROUND),
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
      if (given != null && best.isWithin(NEAR_ENOUGH_IN_REGION)) {
        run.stop();
      }
      if (best.isWithin(WORTH_ANNEALING)) {
        besideProof.stopRunning();
      }
    }

    /** Begins near the divided plan; annealing goes on from there, guided. */
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

  private Annealing annealing(TerminationConfig termination, Heat heat, int thread) {
    // Only a search that is limited in steps must not depend on which thread is first.
    int rank = run.limits().steps() == null ? 0 : thread + 1;
    long seed = run.seed() + SEED_STRIDE * thread + rounds.getAndIncrement() / run.threads();
    return new Annealing(
        SearchConfig.annealing(seed, tuning.temperature(heat), termination)
            .withEnvironmentMode(environmentMode),
        schedule -> best.offer(schedule, rank));
  }

  private void run(Annealing annealing, PlacementPlan from, @Nullable Guide shown) {
    PlacementSchedule schedule = StartPlan.of(problem, from);
    (shown == null ? all : shown.among(all, schedule)).showTo(schedule);
    best.addEvaluations(annealing.run(schedule));
  }

  private static TerminationConfig during(Duration time) {
    return new TerminationConfig().withMillisecondsSpentLimit(millis(time));
  }

  private static long millis(Duration duration) {
    return Math.max(1, duration.toMillis());
  }
}
