package org.platsa.api.run;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.search.Search;
import org.platsa.api.search.SearchFailedException;
import org.platsa.api.search.SearchOrder;
import org.platsa.api.search.Searches;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.solve.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an attempt at a run (<i>försök</i>) in the calling thread: searches from its best plan in
 * the time that is left, saves what gets better, and ends the attempt whatever came of it.
 */
@Component
class RunSearch {
  private static final Logger log = LoggerFactory.getLogger(RunSearch.class);

  private static final Duration FOR_A_PLAN = Duration.ofSeconds(5);

  private final RunStore runs;
  private final EventStore events;
  private final EventWriter writer;
  private final Problems problems;
  private final Searches searches;
  private final RunEnd end;
  private final RunMetrics metrics;
  private final JsonMapper json;
  private final QueueSettings settings;

  RunSearch(
      RunStore runs,
      EventStore events,
      EventWriter writer,
      Problems problems,
      Searches searches,
      RunEnd end,
      RunMetrics metrics,
      JsonMapper json,
      Settings settings) {
    this.runs = runs;
    this.events = events;
    this.writer = writer;
    this.problems = problems;
    this.searches = searches;
    this.end = end;
    this.metrics = metrics;
    this.json = json;
    this.settings = settings.runs();
  }

  /**
   * Makes an attempt.
   *
   * @param threads cores that its search may use
   */
  void attempt(Lease lease, int threads) {
    try {
      search(lease, threads);
    } catch (SearchFailedException e) {
      end.end(lease, failed(lease, Fault.of(e.reason()), e), null);
    } catch (OutOfMemoryError e) {
      end.end(lease, failed(lease, Fault.OUT_OF_MEMORY, e), null);
    } catch (RuntimeException | Error e) {
      end.end(lease, failed(lease, Fault.CRASHED, e), null);
    }
  }

  private void search(Lease lease, int threads) {
    Run run = lease.run();
    RunSettings wanted = run.settings();
    EventStore.SavedPlan best =
        Retry.untilAnswered(() -> events.bestPlan(run.tenantId(), run.id())).orElse(null);
    Duration left = timeLeft(run, best != null);
    if (!left.isPositive()) {
      end.end(lease, new Ending.Completed(StopReason.TIME_LIMIT), null);
      return;
    }
    Beginning beginning =
        wanted.hasBeginning()
            ? Retry.untilAnswered(() -> runs.beginning(run.tenantId(), run.id())).orElse(null)
            : null;
    Problem weighted =
        Weights.applied(
            Retry.untilAnswered(() -> problems.problem(run.tenantId(), run.problemId())),
            wanted.weights());
    Problem problem = beginning == null ? weighted : beginning.applied(weighted);
    Recorder recorder = new Recorder(writer, json, settings, metrics, lease, problem, best);
    SolveResult result;
    try (recorder) {
      Search search =
          searches.begin(
              new SearchOrder(
                  run.id(),
                  problem,
                  new SolveLimits(left, wanted.unimproved(), wanted.stepLimit()),
                  wanted.seed(),
                  threads,
                  best == null ? startPlan(run, beginning) : best.plan()),
              lease.left(),
              recorder::improved);
      lease.begin(search, left);
      result = search.await();
      // Whatever became of what it told before: a run that has ended has a plan.
      recorder.improved(
          new Improvement(
              result.plan(),
              result.cost(),
              result.bound(),
              result.elapsed(),
              result.scoreEvaluations()));
    }
    metrics.evaluated(run.tenantId(), result.scoreEvaluations(), result.elapsed());
    end.end(lease, ending(lease, result), recorder.last(result.bound()));
  }

  /** A run does not end without a plan because earlier attempts took the time for theirs. */
  private static Duration timeLeft(Run run, boolean hasPlan) {
    Duration limit = run.settings().timeLimit();
    Duration left = limit.minus(run.progress().spent());
    Duration least = limit.compareTo(FOR_A_PLAN) < 0 ? limit : FOR_A_PLAN;
    return hasPlan || left.compareTo(least) > 0 ? left : least;
  }

  private static Ending ending(Lease lease, SolveResult result) {
    Lease.Cause cause = lease.cause();
    return result.reason() == StopReason.STOPPED && cause != null
        ? new Ending.BrokenOff(cause)
        : new Ending.Completed(result.reason());
  }

  private static Ending failed(Lease lease, Fault fault, Throwable failure) {
    Lease.Cause cause = lease.cause();
    if (cause != null) {
      log.info("The search was broken off ({}): {}", cause, failure.getMessage());
      return new Ending.BrokenOff(cause);
    }
    log.error("The search failed ({})", fault, failure);
    return new Ending.Failed(fault);
  }

  /** A successor goes on from its predecessor's plan rather than from the draft before that. */
  private @Nullable PlacementPlan startPlan(Run run, @Nullable Beginning beginning) {
    UUID startFrom = run.settings().startFrom();
    PlacementPlan draft = beginning == null ? null : beginning.plan();
    return startFrom == null
        ? draft
        : Retry.untilAnswered(() -> events.bestPlan(run.tenantId(), startFrom))
            .map(EventStore.SavedPlan::plan)
            .orElse(draft);
  }
}
