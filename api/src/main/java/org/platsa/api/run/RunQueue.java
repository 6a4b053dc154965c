package org.platsa.api.run;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Ids;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.solve.StopReason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients want of runs (<i>kö</i>): to queue one, to stop one, to go on with another in its
 * place. The queue itself is the table of runs; {@link RunLeases#lockNext} says who is next in
 * turn.
 */
@Component
public class RunQueue {
  /** Why a run ended that a client stopped. */
  static final Map<String, Object> STOPPED =
      Map.of(EventWriter.STOP_REASON, StopReason.STOPPED.name());

  /** A problem that is changed when the time is nearly over is to have a plan of its own. */
  private static final Duration FOR_A_CHANGE = Duration.ofSeconds(5);

  private static final int DEFAULT_PRIORITY = 5;

  private final RunStore runs;
  private final EventWriter events;
  private final Problems problems;
  private final RunMetrics metrics;
  private final EndedRuns ended;
  private final Ids ids;
  private final Clock clock;
  private final QueueSettings settings;
  private final AuditLog audit;

  RunQueue(
      RunStore runs,
      EventWriter events,
      Problems problems,
      RunMetrics metrics,
      EndedRuns ended,
      Ids ids,
      Clock clock,
      Settings settings,
      AuditLog audit) {
    this.runs = runs;
    this.events = events;
    this.problems = problems;
    this.metrics = metrics;
    this.ended = ended;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings.runs();
    this.audit = audit;
  }

  /**
   * Queues a run.
   *
   * @throws ApiException 422 for a request that cannot be; 404 for an unknown problem; 429 when the
   *     tenant has too many queued
   */
  @Transactional
  public Run queue(UUID tenant, UUID problem, RunRequest request) {
    return queue(tenant, problem, request, null, null);
  }

  /**
   * The same that begins where a draft has everybody.
   *
   * @param draft which draft
   * @param beginning where that has everybody
   */
  @Transactional
  Run queue(
      UUID tenant,
      UUID problem,
      RunRequest request,
      @Nullable UUID draft,
      @Nullable Beginning beginning) {
    problems.summary(tenant, problem);
    check(tenant, request);
    int queued = runs.lockAndCountQueued(tenant);
    if (queued >= settings.queueLength()) {
      throw ApiException.later(
          ErrorType.TOO_MANY_QUEUED,
          queued
              + " runs are queued already, the most that may be. Maybe wait for one to end, or"
              + " stop one.",
          Duration.ofSeconds(10));
    }
    Run run =
        insert(
            Run.queued(
                ids.next(),
                tenant,
                problem,
                settings(request, draft, beginning != null),
                now(),
                Run.Succession.NONE),
            beginning);
    audit.record("run.queued", "run", run.id().toString(), Map.of("problem", problem));
    return run;
  }

  /**
   * Wants a run to end: a queued one ends now, a worker hears of the other.
   *
   * @throws ApiException 404 if there is no such run
   */
  @Transactional
  public void cancel(UUID tenant, UUID id) {
    runs.get(tenant, id);
    if (runs.requestStop(tenant, id)) {
      endSoon(tenant, id, STOPPED);
      audit.record("run.stopped", "run", id.toString(), Map.of());
    }
  }

  /**
   * Queues a run that goes on with a changed problem in an unfinished one's place (<i>efterföljare
   * </i>): with its settings, from its best plan, in the time that it has left. The other ends; its
   * successor begins when it has.
   *
   * @param problem stores the changed problem and gives its id, once the other is sure to be
   *     unfinished
   * @return the successor
   * @throws ApiException 404 if there is no such run; 409 if it has ended or has a successor
   */
  @Transactional
  public Run supersede(UUID tenant, UUID id, Supplier<UUID> problem) {
    runs.get(tenant, id);
    Run run = runs.lock(tenant, id).orElseThrow(() -> ApiException.notFound("run", id));
    requireUnfinished(run);
    boolean begun = run.claim() != null;
    Run successor =
        insert(
            Run.queued(
                ids.next(),
                tenant,
                problem.get(),
                run.settings().goingOn(timeLeft(run), begun ? id : run.settings().startFrom()),
                begun ? now() : run.queuedAt(),
                new Run.Succession(id, null)),
            null);
    endSoon(tenant, id, supersededBy(successor.id()));
    audit.record("run.changed", "run", id.toString(), Map.of("successor", successor.id()));
    return successor;
  }

  /** Why a run ended that another goes on from. */
  static Map<String, Object> supersededBy(UUID successor) {
    return Map.of(EventWriter.STOP_REASON, "SUPERSEDED", "successor", successor);
  }

  private Run insert(Run run, @Nullable Beginning beginning) {
    runs.insert(run, beginning);
    events.queued(run);
    runs.announce(run.id());
    metrics.queued(run.tenantId());
    return run;
  }

  private void endSoon(UUID tenant, UUID id, Map<String, Object> details) {
    Run run = runs.lock(tenant, id).orElseThrow();
    if (run.state() == RunState.QUEUED) {
      events.transition(tenant, id, run.attempt(), Transition.STOP, details);
      ended.ended(run, RunState.STOPPED, run.progress().spent());
    } else {
      runs.announce(id);
    }
  }

  private static void requireUnfinished(Run run) {
    UUID successor = run.succession().successor();
    if (successor != null) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Run "
              + run.id()
              + " was changed already: run "
              + successor
              + " goes on in its place. Maybe send the change there.");
    }
    if (run.state().isFinished()) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Run "
              + run.id()
              + " has ended. Maybe revise its problem with POST /problems/{id}/revisions and queue"
              + " a new run.");
    }
  }

  private static Duration timeLeft(Run run) {
    Duration limit = run.settings().timeLimit();
    Duration least = limit.compareTo(FOR_A_CHANGE) < 0 ? limit : FOR_A_CHANGE;
    Duration left = limit.minus(run.progress().spent());
    return left.compareTo(least) < 0 ? least : left;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
    if (startFrom != null && !runs.keep(tenant, startFrom)) {
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

  private RunSettings settings(RunRequest request, @Nullable UUID draft, boolean hasBeginning) {
    boolean limited = request.unimprovedSeconds() != null || request.stepLimit() != null;
    Duration unlimited = limited ? settings.longestTimeLimit() : settings.timeLimit();
    return new RunSettings(
        Objects.requireNonNullElse(request.priority(), DEFAULT_PRIORITY),
        Objects.requireNonNullElse(request.seed(), 0L),
        request.timeLimitSeconds() == null ? unlimited : seconds(request.timeLimitSeconds()),
        request.unimprovedSeconds() == null ? null : seconds(request.unimprovedSeconds()),
        request.stepLimit(),
        request.weights() == null ? Map.of() : request.weights(),
        request.startFrom(),
        draft,
        hasBeginning);
  }

  private static Duration seconds(@Nullable Integer seconds) {
    return Duration.ofSeconds(Objects.requireNonNull(seconds));
  }
}
