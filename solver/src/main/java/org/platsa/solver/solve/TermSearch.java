package org.platsa.solver.solve;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import ai.timefold.solver.core.impl.solver.scope.SolverScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.LowerBound;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.problem.Problem;

/**
 * SideBySide a problem of a town's size (<i>sökning</i>): a quick round, the relaxation, and then
 * rounds guided by it, in one or more threads that share the best plan between rounds.
 */
final class TermSearch {
  /** Seeds of neighbouring threads are this far apart. */
  private static final long SEED_STRIDE = 1_000_003;

  /** A search at least this long begins with a quick one, so that a fair plan is there soon. */
  private static final Duration WORTH_A_QUICK_START = Duration.ofSeconds(3);

  /** With less time left than this, the relaxation would take it all. */
  private static final Duration WORTH_RELAXING = Duration.ofSeconds(4);

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
  private final List<Solver<PlacementSchedule>> running = new ArrayList<>();
  private @Nullable LowerBound relaxing;
  private @Nullable RelaxedGuide guide;
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
    synchronized (running) {
      stopped = true;
      running.forEach(Solver::terminateEarly);
      if (relaxing != null) {
        relaxing.stop();
      }
    }
  }

  /** SideBySide until a limit is met, from where the schedule has everybody. */
  StopReason search(PlacementSchedule first) {
    boolean fromNothing = first.placements().stream().noneMatch(p -> p.isPlaced() && !p.isPinned());
    new GreedyStart(first, problem.weights()).placeAll();
    best.offer(scored(first), 0);
    if (best.isPerfect() || !Candidates.anyCanMove(first)) {
      return StopReason.PERFECT;
    }
    return search(fromNothing ? Temperature.HOT : Temperature.WARM);
  }

  private StopReason search(Temperature start) {
    if (limits.steps() != null) {
      StopReason reason = searchOnce(atMost(limits.steps()), start);
      return reason == StopReason.STEP_LIMIT ? timeLimit().orElse(reason) : reason;
    }
    Temperature temperature = start;
    while (true) {
      if (best.rounds() == 1) {
        learnFromRelaxation();
      }
      Duration round = nextRound();
      StopReason reason =
          searchOnce(
              new TerminationConfig().withMillisecondsSpentLimit(Math.max(1, round.toMillis())),
              temperature);
      if (reason != StopReason.TIME_LIMIT) {
        return reason;
      }
      Optional<StopReason> met = timeLimit();
      if (met.isPresent()) {
        return met.get();
      }
      temperature = Temperature.WARM;
    }
  }

  /** Solves the relaxation, if there is time for it, and begins anew near its divided plan. */
  private void learnFromRelaxation() {
    Duration left =
        limits.time() == null
            ? WORTH_RELAXING.multipliedBy(4)
            : limits.time().minus(best.elapsed());
    if (left.compareTo(WORTH_RELAXING) < 0) {
      return;
    }
    LowerBound relaxation = new LowerBound(problem, left.dividedBy(3), bound -> {});
    synchronized (running) {
      if (stopped) {
        return;
      }
      relaxing = relaxation;
    }
    Optional<RelaxedPlan> relaxed = relaxation.compute();
    if (relaxed.isEmpty()) {
      return;
    }
    Bound bound = relaxed.get().bound();
    long gap = best.cost().medium() == bound.medium() ? best.cost().soft() - bound.soft() : 0;
    guide = new RelaxedGuide(problem, relaxed.get(), Math.max(gap, LEAST_WORTH));
    PlacementSchedule guided = guide.start();
    best.offer(scored(guided), 0);
  }

  private PlacementSchedule startFrom(PlacementPlan plan) {
    PlacementSchedule schedule = StartPlan.of(problem, plan);
    if (guide != null) {
      guide.show(schedule);
    }
    return schedule;
  }

  private TerminationConfig atMost(int steps) {
    TerminationConfig termination = new TerminationConfig().withStepCountLimit(steps);
    if (limits.time() != null) {
      long left = limits.time().minus(best.elapsed()).toMillis();
      termination.setMillisecondsSpentLimit(Math.max(1, left));
    }
    if (limits.unimproved() != null) {
      termination.setUnimprovedMillisecondsSpentLimit(Math.max(1, limits.unimproved().toMillis()));
    }
    return termination;
  }

  /** The limit in time that has been met, if any. */
  private Optional<StopReason> timeLimit() {
    return limits.met(best.elapsed(), best.sinceImproved());
  }

  private Duration nextRound() {
    Duration left =
        limits.time() == null ? Duration.ofDays(1) : limits.time().minus(best.elapsed());
    if (limits.unimproved() != null && limits.unimproved().compareTo(left) < 0) {
      return limits.unimproved();
    }
    boolean first = best.rounds() == 0;
    return first && left.compareTo(WORTH_A_QUICK_START) > 0 ? left.dividedBy(8) : left;
  }

  private StopReason searchOnce(TerminationConfig termination, Temperature temperature) {
    best.startRound();
    List<Solver<PlacementSchedule>> solvers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      SolverConfig config =
          SearchConfig.annealing(
                  seed + SEED_STRIDE * i + best.rounds(),
                  temperature.asScore(),
                  termination.copyConfig())
              .withEnvironmentMode(environmentMode);
      Solver<PlacementSchedule> solver =
          SolverFactory.<PlacementSchedule>create(config).buildSolver();
      int rank = rank(i);
      solver.addEventListener(event -> best.offer(event.getNewBestSolution(), rank));
      heedAnEarlierStop(solver);
      solvers.add(solver);
    }
    synchronized (running) {
      if (stopped) {
        return StopReason.STOPPED;
      }
      running.addAll(solvers);
    }
    try {
      runAll(solvers);
    } finally {
      synchronized (running) {
        running.clear();
      }
    }
    synchronized (running) {
      if (stopped) {
        return StopReason.STOPPED;
      }
    }
    if (best.isPerfect()) {
      return StopReason.PERFECT;
    }
    return limits.steps() != null ? StopReason.STEP_LIMIT : StopReason.TIME_LIMIT;
  }

  /** Only a search that is limited in steps must not depend on which thread is first. */
  private int rank(int thread) {
    return limits.steps() == null ? 0 : thread + 1;
  }

  /** A solver forgets, when it starts, that it was told to end. */
  private void heedAnEarlierStop(Solver<PlacementSchedule> solver) {
    ((DefaultSolver<PlacementSchedule>) solver)
        .addPhaseLifecycleListener(
            new PhaseLifecycleListenerAdapter<>() {
              @Override
              public void solvingStarted(SolverScope<PlacementSchedule> scope) {
                synchronized (running) {
                  if (stopped) {
                    solver.terminateEarly();
                  }
                }
              }
            });
  }

  private void runAll(List<Solver<PlacementSchedule>> solvers) {
    PlacementPlan from = best.plan();
    List<Callable<PlacementSchedule>> searches = new ArrayList<>();
    solvers.forEach(solver -> searches.add(() -> solver.solve(startFrom(from))));
    List<PlacementSchedule> found = SideBySide.run(threads, searches, best, this::stop);
    for (int i = 0; i < found.size(); i++) {
      best.offer(found.get(i), rank(i));
      best.addEvaluations(
          ((DefaultSolver<PlacementSchedule>) solvers.get(i)).getScoreCalculationCount());
    }
    best.flush();
  }

  private PlacementSchedule scored(PlacementSchedule schedule) {
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

    String asScore() {
      return score;
    }
  }
}
