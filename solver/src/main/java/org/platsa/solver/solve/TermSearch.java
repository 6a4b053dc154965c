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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.bound.LowerBound;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.problem.Problem;

/**
 * Searches a problem of a town's size (<i>sökning</i>). With time: a quick round of annealing, then
 * the relaxation, then annealing guided by it beside the exact method that begins with the plan so
 * far, until one of them has the best plan there is. With steps: one round of annealing.
 */
final class TermSearch {
  /** Seeds of neighbouring threads are this far apart. */
  private static final long SEED_STRIDE = 1_000_003;

  /** A search at least this long begins with a quick round, so that a fair plan is there soon. */
  private static final Duration WORTH_A_QUICK_ROUND = Duration.ofSeconds(3);

  private static final Duration LONGEST_QUICK_ROUND = Duration.ofSeconds(4);

  /** With less time left than this, the relaxation would take it all. */
  private static final Duration WORTH_RELAXING = Duration.ofSeconds(4);

  /** With less time left than this, the exact method would only begin. */
  private static final Duration WORTH_PROVING = Duration.ofSeconds(4);

  /** How long one thread anneals, guided, before it turns to the exact method. */
  private static final Duration LONGEST_GUIDED_ROUND = Duration.ofSeconds(10);

  /** What the relaxation may take when the search has no limit in time. */
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
  private @Nullable RelaxedGuide guide;
  private int rounds;
  private boolean stopped;

  TermSearch(
      Problem problem,
      SolveLimits limits,
      long seed,
      int threads,
      BestPlan best,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.limits = limits;
    this.seed = seed;
    this.threads = threads;
    this.best = best;
    this.environmentMode = environmentMode;
  }

  /** Ends the search soon, from any thread, before or while it runs. */
  void stop() {
    synchronized (stops) {
      stopped = true;
      stops.forEach(Runnable::run);
    }
  }

  /** Searches until a limit is met, from where the schedule has everybody. */
  StopReason search(PlacementSchedule first) {
    boolean fromNothing = first.placements().stream().noneMatch(p -> p.isPlaced() && !p.isPinned());
    new GreedyStart(first, problem.weights()).placeAll();
    best.offer(scored(first), 0);
    if (best.isPerfect() || !Candidates.anyCanMove(first)) {
      return StopReason.PERFECT;
    }
    Temperature temperature = fromNothing ? Temperature.HOT : Temperature.WARM;
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
    anneal(termination, temperature, threads);
    return ended().orElse(StopReason.STEP_LIMIT);
  }

  private StopReason searchTime(Temperature temperature) {
    Duration quick = left().dividedBy(8);
    if (left().compareTo(WORTH_A_QUICK_ROUND) > 0) {
      anneal(during(shorter(quick, LONGEST_QUICK_ROUND)), temperature, threads);
      if (ended().isEmpty()) {
        learnFromRelaxation();
      }
      temperature = Temperature.WARM;
    }
    while (true) {
      Optional<StopReason> reason = ended();
      if (reason.isPresent()) {
        return reason.get();
      }
      if (guide == null || left().compareTo(WORTH_PROVING) < 0) {
        anneal(during(left()), temperature, threads);
      } else if (threads > 1) {
        annealAndProve();
      } else {
        anneal(during(shorter(left().dividedBy(3), LONGEST_GUIDED_ROUND)), temperature, 1);
        if (ended().isEmpty()) {
          prove(() -> {});
        }
      }
      temperature = Temperature.WARM;
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

  /** Solves the relaxation, if there is time for it, and begins anew near its divided plan. */
  private void learnFromRelaxation() {
    if (left().compareTo(WORTH_RELAXING) < 0) {
      return;
    }
    LowerBound relaxation = new LowerBound(problem, left().dividedBy(3), best::raise);
    Optional<RelaxedPlan> relaxed = Optional.empty();
    if (begin(relaxation::stop)) {
      relaxed = relaxation.compute();
    }
    end();
    if (relaxed.isPresent()) {
      Bound bound = relaxed.get().bound();
      long gap = best.cost().medium() == bound.medium() ? best.cost().soft() - bound.soft() : 0;
      guide = new RelaxedGuide(problem, relaxed.get(), Math.max(gap, LEAST_WORTH));
      best.offer(scored(guide.start()), 0);
    }
  }

  private void annealAndProve() {
    List<Annealing> annealings = annealings(during(left()), Temperature.WARM, threads - 1);
    List<Callable<Boolean>> tasks = tasks(annealings);
    tasks.add(() -> {
      prove(() -> annealings.forEach(Annealing::stop));
      return true;
    });
    run(annealings, tasks);
  }

  /** The exact method from the best plan, for all the time that is left. */
  private void prove(Runnable whenProven) {
    ExactSolver exact =
        new ExactSolver(
            problem,
            left(),
            best.plan(),
            new ExactListener() {
              @Override
              public void raised(Bound bound) {
                best.raise(bound);
              }

              @Override
              public void improved(PlacementPlan plan, Cost cost) {
                best.offer(plan, cost);
              }
            });
    if (begin(exact::stop)) {
      exact.solve();
      if (best.isProvenOptimal()) {
        whenProven.run();
      }
    }
    end();
  }

  private void anneal(TerminationConfig termination, Temperature temperature, int count) {
    List<Annealing> annealings = annealings(termination, temperature, count);
    run(annealings, tasks(annealings));
  }

  private List<Annealing> annealings(
      TerminationConfig termination, Temperature temperature, int count) {
    rounds++;
    List<Annealing> annealings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Only a search that is limited in steps must not depend on which thread is first.
      int rank = limits.steps() == null ? 0 : i + 1;
      annealings.add(
          new Annealing(
              SearchConfig.annealing(
                      seed + SEED_STRIDE * i + rounds, temperature.score, termination.copyConfig())
                  .withEnvironmentMode(environmentMode),
              best,
              rank));
    }
    return annealings;
  }

  private List<Callable<Boolean>> tasks(List<Annealing> annealings) {
    PlacementPlan from = best.plan();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (Annealing annealing : annealings) {
      tasks.add(() -> {
        PlacementSchedule schedule = StartPlan.of(problem, from);
        if (guide != null) {
          guide.show(schedule);
        }
        annealing.run(schedule);
        return true;
      });
    }
    return tasks;
  }

  private void run(List<Annealing> annealings, List<Callable<Boolean>> tasks) {
    if (begin(() -> annealings.forEach(Annealing::stop))) {
      SideBySide.run(threads, tasks, best, this::stop);
    }
    end();
    best.flush();
  }

  /** Remembers how to stop what is about to run; false if it should not run at all. */
  private boolean begin(Runnable stop) {
    synchronized (stops) {
      stops.add(stop);
      return !stopped;
    }
  }

  /** Forgets the latest. What is forgotten late is stopped in vain, which does no harm. */
  private void end() {
    synchronized (stops) {
      stops.removeLast();
    }
  }

  private TerminationConfig during(Duration time) {
    return new TerminationConfig().withMillisecondsSpentLimit(millis(time));
  }

  /** What is left of the time; of a search without a limit in time, a round's worth. */
  private Duration left() {
    Duration time =
        limits.time() == null ? TIME_WITHOUT_LIMIT : limits.time().minus(best.elapsed());
    Duration unimproved = limits.unimproved();
    return unimproved == null ? time : shorter(time, unimproved);
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
