package org.platsa.api.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Ids;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.solve.StopReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The runs that wait (<i>kö</i>). A higher priority goes first; within one, tenants take turns: a
 * tenant's nth unfinished run stands behind every other tenant's runs before their nth.
 */
@Component
public class RunQueue {
  /** Ranks that one priority has room for; db-scheduler's priority is a 16-bit number. */
  private static final int RANKS = 2_000;

  private static final int DEFAULT_PRIORITY = 5;

  private final RunStore runs;
  private final EventStore events;
  private final Problems problems;
  private final Scheduler scheduler;
  private final JdbcClient db;
  private final Ids ids;
  private final Clock clock;
  private final Settings.Runs settings;

  RunQueue(
      RunStore runs,
      EventStore events,
      Problems problems,
      Scheduler scheduler,
      JdbcClient db,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.runs = runs;
    this.events = events;
    this.problems = problems;
    this.scheduler = scheduler;
    this.db = db;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings.runs();
  }

  /**
   * Queues a run.
   *
   * @throws ApiException 422 for a request that cannot be; 404 for an unknown problem; 429 when the
   *     tenant has too many queued
   */
  @Transactional
  Run queue(UUID tenant, UUID problem, RunRequest request) {
    problems.summary(tenant, problem);
    check(tenant, request);
    Map<RunState, Integer> unfinished = runs.lockAndCountUnfinished(tenant);
    int queued = unfinished.getOrDefault(RunState.QUEUED, 0);
    int solving = unfinished.getOrDefault(RunState.SOLVING, 0);
    if (queued >= settings.queueLength()) {
      throw ApiException.later(
          ErrorType.TOO_MANY_QUEUED,
          queued
              + " runs are queued already, the most that may be. Maybe wait for one to end, or"
              + " stop one.",
          Duration.ofSeconds(10));
    }
    Run run = run(tenant, problem, request);
    runs.insert(run);
    events.queued(run.id(), problem);
    scheduler.schedule(
        RunTask.SOLVE
            .instance(run.id().toString())
            .priority(schedulerPriority(run.priority(), queued + solving))
            .scheduledTo(Instant.now()));
    return run;
  }

  /** Lets a free worker of this replica look at once; after the transaction of the queueing. */
  void hurry() {
    scheduler.triggerCheckForDueExecutions();
  }

  /**
   * Wants a run to end: a queued one ends now, a worker hears of the other.
   *
   * @throws ApiException 404 if there is no such run
   */
  @Transactional
  void cancel(UUID tenant, UUID id) {
    runs.get(tenant, id);
    if (!runs.requestCancel(tenant, id)) {
      return;
    }
    Map<String, Object> why = Map.of("stopReason", StopReason.STOPPED.name());
    Run run = runs.lock(id).orElseThrow();
    if (run.state() == RunState.QUEUED) {
      events.transition(id, run.attempt(), Transition.STOP, why);
    } else {
      tellWorker(id);
    }
  }

  /**
   * Lets an unfinished run go on with a revised problem; says whether it was unfinished, and still
   * at the same problem.
   */
  @Transactional
  public boolean moveTo(Run run, UUID problem) {
    boolean moved = runs.moveTo(run.tenantId(), run.id(), run.problemId(), problem);
    if (moved) {
      tellWorker(run.id());
    }
    return moved;
  }

  /** Tells whoever works on a run that something is wanted of it, at the transaction's end. */
  void tellWorker(UUID id) {
    db.sql("SELECT pg_notify('" + ActiveRuns.CHANNEL + "', :id)")
        .param("id", id.toString())
        .query(row -> {});
  }

  private void check(UUID tenant, RunRequest request) {
    List<ErrorIssue> issues = new ArrayList<>();
    long longest = settings.longestTimeLimit().toSeconds();
    Stream.of(
            ErrorIssue.outside("/timeLimitSeconds", request.timeLimitSeconds(), 1, longest),
            ErrorIssue.outside(
                "/unimprovedSeconds",
                request.unimprovedSeconds(),
                1,
                RunRequest.MOST_UNIMPROVED_SECONDS),
            ErrorIssue.outside("/stepLimit", request.stepLimit(), 1, RunRequest.MOST_STEPS),
            ErrorIssue.outside("/priority", request.priority(), 0, RunRequest.HIGHEST_PRIORITY))
        .flatMap(Optional::stream)
        .forEach(issues::add);
    if (request.weights() != null) {
      issues.addAll(Weights.faults("/weights", request.weights()));
    }
    UUID startFrom = request.startFrom();
    if (startFrom != null && runs.find(tenant, startFrom).isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              "/startFrom",
              startFrom.toString(),
              "Det finns ingen körning " + startFrom + ".",
              "There is no run " + startFrom + "."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The run cannot be as it was asked for", issues);
    }
  }

  private Run run(UUID tenant, UUID problem, RunRequest request) {
    boolean limited = request.unimprovedSeconds() != null || request.stepLimit() != null;
    Duration unlimited = limited ? settings.longestTimeLimit() : settings.timeLimit();
    return new Run(
        ids.next(),
        tenant,
        problem,
        RunState.QUEUED,
        Objects.requireNonNullElse(request.priority(), DEFAULT_PRIORITY),
        Objects.requireNonNullElse(request.seed(), 0L),
        request.timeLimitSeconds() == null ? unlimited : seconds(request.timeLimitSeconds()),
        request.unimprovedSeconds() == null ? null : seconds(request.unimprovedSeconds()),
        request.stepLimit(),
        request.weights() == null ? Map.of() : request.weights(),
        request.startFrom(),
        false,
        null,
        0,
        1,
        null,
        Duration.ZERO,
        0,
        null,
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        null,
        null);
  }

  private static Duration seconds(@Nullable Integer seconds) {
    return Duration.ofSeconds(Objects.requireNonNull(seconds));
  }

  static int schedulerPriority(int priority, int unfinished) {
    return priority * RANKS + RANKS - 1 - Math.min(RANKS - 1, unfinished);
  }
}
