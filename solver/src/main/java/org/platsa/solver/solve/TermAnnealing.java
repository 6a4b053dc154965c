package org.platsa.solver.solve;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.SearchTuning.Heat;
import org.platsa.solver.solve.engine.Annealing;
import org.platsa.solver.solve.engine.SearchConfig;
import org.platsa.solver.solve.move.CandidatePlaces;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.Guide;
import org.platsa.solver.solve.start.StartPlan;

/**
 * The rounds of annealing in a {@link TermSearch} (<i>glödgningsrundor</i>). Each begins from a
 * plan, has a seed of its own, tries the places that a guide shows, or all, and offers every better
 * plan to the run.
 */
final class TermAnnealing {
  /** Seeds of neighbouring threads are this far apart. */
  private static final long SEED_STRIDE = 1_000_003;

  private final Problem problem;
  private final SearchTuning tuning;
  private final SearchRun run;
  private final EnvironmentMode environmentMode;
  private final CandidatePlaces all;
  private final AtomicInteger rounds = new AtomicInteger();

  TermAnnealing(
      Problem problem,
      Beginning beginning,
      SearchTuning tuning,
      SearchRun run,
      EnvironmentMode environmentMode) {
    this.problem = problem;
    this.tuning = tuning;
    this.run = run;
    this.environmentMode = environmentMode;
    this.all = CandidatePlaces.all(beginning.roster().schedule(), beginning.reach());
  }

  /** One round of so many steps in all threads, from the best plan. */
  void inAllThreads(int steps, Heat heat, @Nullable Guide guide) {
    TerminationConfig termination = new TerminationConfig().withStepCountLimit(steps);
    if (run.limits().time() != null) {
      termination.setMillisecondsSpentLimit(millis(run.left()));
    }
    if (run.limits().unimproved() != null) {
      termination.setUnimprovedMillisecondsSpentLimit(millis(run.limits().unimproved()));
    }
    inAllThreads(termination, heat, guide);
  }

  /** One round of so long in all threads, from the best plan. */
  void inAllThreads(Duration time, Heat heat, @Nullable Guide guide) {
    inAllThreads(during(time), heat, guide);
  }

  private void inAllThreads(TerminationConfig termination, Heat heat, @Nullable Guide guide) {
    PlacementPlan from = run.best().plan();
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < run.threads(); i++) {
      Annealing annealing = annealing(termination.copyConfig(), heat, i);
      tasks.add(() -> run.stops().during(annealing::stop, () -> go(annealing, from, guide)));
    }
    run.sideBySide(tasks);
  }

  /** Prepares a round of so long in one thread, to be begun by {@link #go}. */
  Annealing annealing(Duration time, Heat heat, int thread) {
    return annealing(during(time), heat, thread);
  }

  private Annealing annealing(TerminationConfig termination, Heat heat, int thread) {
    // Only a search that is limited in steps must not depend on which thread is first.
    int rank = run.limits().steps() == null ? 0 : thread + 1;
    long seed = run.seed() + SEED_STRIDE * thread + rounds.getAndIncrement() / run.threads();
    return new Annealing(
        SearchConfig.annealing(seed, tuning.temperature(heat), termination)
            .withEnvironmentMode(environmentMode),
        schedule -> run.best().offer(schedule, rank));
  }

  /**
   * Anneals on the calling thread until the round ends or is stopped.
   *
   * @param guide whose places to try; null for all
   */
  void go(Annealing annealing, PlacementPlan from, @Nullable Guide guide) {
    PlacementSchedule schedule = StartPlan.of(problem, from);
    (guide == null ? all : guide.among(all, schedule)).showTo(schedule);
    run.best().addEvaluations(annealing.run(schedule));
  }

  private static TerminationConfig during(Duration time) {
    return new TerminationConfig().withMillisecondsSpentLimit(millis(time));
  }

  private static long millis(Duration duration) {
    return Math.max(1, duration.toMillis());
  }
}
