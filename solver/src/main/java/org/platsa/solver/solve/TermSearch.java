package org.platsa.solver.solve;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.problem.Problem;

/**
 * Searches a problem of a town's size (<i>sökning</i>). With time: the exact method, whose
 * relaxation guides annealing beside it, until one of them has the best plan there is; annealing
 * first where there is one thread or somebody has no place. With steps: one round of annealing.
 */
final class TermSearch {
  /** Seeds of neighbouring threads are this far apart. */
  private static final long SEED_STRIDE = 1_000_003;

  /** With less time left than this, the exact method would only begin. */
  private static final Duration WORTH_PROVING = Duration.ofSeconds(2);

  /** The same for a search that is guided from the beginning. */
  private static final Duration WORTH_PROVING_GUIDED = Duration.ofSeconds(12);

  /** A smaller gap than this only the exact method closes; annealing would slow it down. */
  private static final double WORTH_ANNEALING = 0.001;

  private static final Duration LONGEST_QUICK_ROUND = Duration.ofMillis(2500);

  /** Who gets a place is decided in the first round, when not everybody fits at once. */
  private static final Duration LONGEST_CROWDED_ROUND = Duration.ofSeconds(20);

  /** A round's worth, when the search has no limit in time. */
  private static final Duration TIME_WITHOUT_LIMIT = Duration.ofMinutes(1);

  /**
   * A place that makes a plan dearer than the relaxation by this much may still be worth trying.
   */
  private static final long LEAST_WORTH = 100;

  private final Problem problem;
  private final SolveLimits limits;
  private final long seed;
  private final int threads;
  private final BestPlan best;
  private final EnvironmentMode environmentMode;
  private final List<Runnable> stops = new ArrayList<>();
  private final List<Annealing> beside = new ArrayList<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile @Nullable RelaxedGuide guide;
  private boolean stopped;

  /**
   * A search.
   *
   * @param guide from a relaxation of a larger problem of which this is a part, if there is one
   */
  TermSearch(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      BestPlan best,
      @Nullable RelaxedGuide guide,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.limits = limits;
    this.seed = seed;
    this.threads = threads;
    this.best = best;
    this.guide = guide;
    this.environmentMode = environmentMode;
  }

  /** Ends the search soon, from any thread, before or while it runs. */
  void stop() {
    synchronized (stops) {
      stopped = true;
      stops.forEach(Runnable::run);
      beside.forEach(Annealing::stop);
    }
  }

  /** Searches until a limit is met, from where the schedule has everybody. */
  StopReason search(PlacementSchedule first) {
    boolean fromNothing = first.placements().stream().noneMatch(p -> p.isPlaced() && !p.isPinned());
    Candidates candidates = new Candidates(first);
    new GreedyStart(first, candidates, problem.weights()).placeAll();
    best.offer(scored(first), 0);
    if (best.isPerfect() || !candidates.anyCanMove(first)) {
      return StopReason.PERFECT;
    }
    boolean crowded =
        first.placements().stream()
            .anyMatch(p -> p.isUnplaced() && !p.isPinned() && !candidates.placesOf(p).isEmpty());
    Temperature temperature = Temperature.WARM;
    if (crowded) {
      temperature = Temperature.CROWDED;
    } else if (fromNothing) {
      temperature = Temperature.HOT;
    }
    return limits.steps() != null
        ? searchSteps(limits.steps(), temperature)
        : searchTime(temperature);
  }

  private StopReason searchSteps(int steps, Temperature temperature) {
    TerminationConfig termination = new TerminationConfig().withStepCountLimit(steps);
    if (limits.time() != null) {
      termination.setMillisecondsSpentLimit(millis(left()));
    }
    if (limits.unimproved() != null) {
      termination.setUnimprovedMillisecondsSpentLimit(millis(limits.unimproved()));
    }
    anneal(termination, temperature);
    return ended().orElse(StopReason.STEP_LIMIT);
  }

  private StopReason searchTime(Temperature temperature) {
    RelaxedGuide given = guide;
    Duration worthProving = given == null ? WORTH_PROVING : WORTH_PROVING_GUIDED;
    if (left().compareTo(worthProving) > 0) {
      Duration quick = shorter(left().dividedBy(10), LONGEST_QUICK_ROUND);
      Temperature beside = temperature;
      if (temperature == Temperature.CROWDED) {
        anneal(during(shorter(left().dividedBy(3), LONGEST_CROWDED_ROUND)), temperature);
        beside = Temperature.WARM;
      } else if (threads == 1) {
        anneal(during(quick), temperature);
      }
      if (ended().isEmpty()) {
        prove(quick, beside);
      }
    }
    while (true) {
      Optional<StopReason> reason = ended();
      if (reason.isPresent()) {
        return reason.get();
      }
      anneal(during(round()), guide == given ? temperature : Temperature.WARM);
    }
  }

  /** Why the search must end now, if it must. */
  private Optional<StopReason> ended() {
    synchronized (stops) {
      if (stopped) {
        return Optional.of(StopReason.STOPPED);
      }
    }
    if (best.isPerfect()) {
      return Optional.of(StopReason.PERFECT);
    }
    return best.isProvenOptimal()
        ? Optional.of(StopReason.OPTIMAL)
        : limits.met(best.elapsed(), best.sinceImproved());
  }

  /**
   * The exact method from the best plan, for all the time that is left; the other threads anneal
   * beside it.
   *
   * @param quick how long they do so at first
   * @param temperature how freely
   */
  private void prove(Duration quick, Temperature temperature) {
    ExactSolver exact = new ExactSolver(problem, left(), best.plan(), new Proving());
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> {
      exact.solve();
      if (best.isProvenOptimal()) {
        stopBeside();
      } else if (threads > 1 && ended().isEmpty()) {
        annealBeside(0, quick, Temperature.WARM);
      }
    });
    for (int i = 1; i < threads; i++) {
      int thread = i;
      tasks.add(() -> annealBeside(thread, quick, temperature));
    }
    stoppable(
        exact::stop,
        () -> {
          exact.stop();
          stopBeside();
        },
        tasks);
  }

  /** Anneals until time is up or the gap is small; begins anew when the guide comes. */
  private void annealBeside(int thread, Duration quick, Temperature temperature) {
    RelaxedGuide known = guide;
    boolean goOn = annealBeside(thread, shorter(quick, left()), temperature, known);
    while (goOn && ended().isEmpty()) {
      known = guide;
      goOn = annealBeside(thread, round(), Temperature.WARM, known);
    }
  }

  /** Whether to go on: not when the gap is small or the search stopped. */
  private boolean annealBeside(
      int thread, Duration time, Temperature temperature, @Nullable RelaxedGuide shown) {
    Annealing annealing = annealing(during(time), temperature, thread);
    synchronized (stops) {
      if (stopped) {
        return false;
      }
      if (shown != guide) {
        return true;
      }
      beside.add(annealing);
    }
    // Not within the lock: who holds the best plan's may be waiting for it to stop the search.
    boolean worthIt = !best.isWithin(WORTH_ANNEALING);
    if (worthIt) {
      annealing.run(startFrom(best.plan(), shown));
    }
    synchronized (stops) {
      beside.remove(annealing);
    }
    return worthIt;
  }

  private void stopBeside() {
    synchronized (stops) {
      beside.forEach(Annealing::stop);
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
      if (best.isWithin(WORTH_ANNEALING)) {
        stopBeside();
      }
    }

    /** Begins near the divided plan; annealing goes on from there, guided. */
    @Override
    public PlacementPlan relaxed(RelaxedPlan relaxed) {
      Bound bound = relaxed.bound();
      Cost cost = best.cost();
      long gap = cost.medium() == bound.medium() ? cost.soft() - bound.soft() : 0;
      RelaxedGuide newGuide = new RelaxedGuide(problem, relaxed, Math.max(gap, LEAST_WORTH));
      best.offer(scored(newGuide.start()), 0);
      synchronized (stops) {
        guide = newGuide;
      }
      stopBeside();
      return best.plan();
    }
  }

  private void anneal(TerminationConfig termination, Temperature temperature) {
    List<Annealing> annealings = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    PlacementPlan from = best.plan();
    for (int i = 0; i < threads; i++) {
      Annealing annealing = annealing(termination.copyConfig(), temperature, i);
      annealings.add(annealing);
      tasks.add(() -> annealing.run(startFrom(from, guide)));
    }
    Runnable stop = () -> annealings.forEach(Annealing::stop);
    stoppable(stop, stop, tasks);
  }

  private Annealing annealing(TerminationConfig termination, Temperature temperature, int thread) {
    // Only a search that is limited in steps must not depend on which thread is first.
    int rank = limits.steps() == null ? 0 : thread + 1;
    return new Annealing(
        SearchConfig.annealing(
                seed + SEED_STRIDE * thread + rounds.getAndIncrement() / threads,
                temperature.score,
                termination)
            .withEnvironmentMode(environmentMode),
        best,
        rank);
  }

  private PlacementSchedule startFrom(PlacementPlan plan, @Nullable RelaxedGuide shown) {
    PlacementSchedule schedule = StartPlan.of(problem, plan);
    if (shown != null) {
      shown.show(schedule);
    }
    return schedule;
  }

  /**
   * Does the tasks side by side, unless the search is to end already.
   *
   * @param stop what {@link #stop()} does meanwhile
   * @param end ends all of them once a limit is met
   */
  private void stoppable(Runnable stop, Runnable end, List<Runnable> tasks) {
    synchronized (stops) {
      if (stopped) {
        return;
      }
      stops.add(stop);
    }
    try {
      SideBySide.runAll(threads, tasks, () -> look(end), this::stop);
    } finally {
      synchronized (stops) {
        stops.remove(stop);
      }
    }
    best.flush();
  }

  private void look(Runnable end) {
    best.flush();
    // A search that is limited in steps must not depend on when this thread looks.
    if (limits.steps() == null && ended().isPresent()) {
      end.run();
    }
  }

  private TerminationConfig during(Duration time) {
    return new TerminationConfig().withMillisecondsSpentLimit(millis(time));
  }

  /** What is left of the time; of a search without a limit in time, a round's worth. */
  private Duration left() {
    return limits.time() == null ? TIME_WITHOUT_LIMIT : limits.time().minus(best.elapsed());
  }

  /** How long to anneal: no longer than it may go without a better plan. */
  private Duration round() {
    Duration unimproved = limits.unimproved();
    return unimproved == null ? left() : shorter(left(), unimproved);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static long millis(Duration duration) {
    return Math.max(1, duration.toMillis());
  }

  private static PlacementSchedule scored(PlacementSchedule schedule) {
    SolutionManager.<PlacementSchedule, HardMediumSoftLongScore>create(
            SolverFactory.create(SearchConfig.base()))
        .update(schedule);
    return schedule;
  }

  /** How freely a round accepts worse plans at its beginning. */
  private enum Temperature {
    /** When somebody has no place yet: free enough to move many for one. */
    CROWDED("0hard/6medium/200soft"),
    /** From nothing. */
    HOT("0hard/2medium/20soft"),
    /** From a good plan. */
    WARM("0hard/1medium/8soft");

    private final String score;

    Temperature(String score) {
      this.score = score;
    }
  }
}
