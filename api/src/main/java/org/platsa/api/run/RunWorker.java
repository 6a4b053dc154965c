package org.platsa.api.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.solve.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works on one run at a time in the calling thread (<i>arbetare</i>): claims it, searches from its
 * best plan in the time that is left, and ends it or hands it back.
 */
@Component
class RunWorker {
  private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

  /** A problem that was changed when the time was over is to have a plan of its own. */
  private static final Duration FOR_A_CHANGE = Duration.ofSeconds(1);

  private final RunStore runs;
  private final EventStore events;
  private final Problems problems;
  private final ActiveRuns activeRuns;
  private final Replica replica;
  private final RunMetrics metrics;
  private final JsonMapper json;
  private final Settings.Runs settings;
  private final TransactionTemplate transaction;

  RunWorker(
      RunStore runs,
      EventStore events,
      Problems problems,
      ActiveRuns activeRuns,
      Replica replica,
      RunMetrics metrics,
      JsonMapper json,
      Settings settings,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.events = events;
    this.problems = problems;
    this.activeRuns = activeRuns;
    this.replica = replica;
    this.metrics = metrics;
    this.json = json;
    this.settings = settings.runs();
    this.transaction = transaction;
  }

  /** What is to become of the run's place in the queue. */
  enum Outcome {
    /** The run has ended, or is gone. */
    DONE,
    /** The run waits for a worker again. */
    AGAIN,
    /** Another worker has the run and its place. */
    NOT_OURS
  }

  Outcome work(UUID id) {
    if (activeRuns.isDraining()) {
      return Outcome.AGAIN;
    }
    Optional<Run> claimed = DatabaseRetry.untilAnswered(() -> claim(id));
    if (claimed.isEmpty()) {
      return Outcome.DONE;
    }
    Run run = claimed.get();
    ActiveRun active = new ActiveRun(run);
    try (var runId = MDC.putCloseable("run", run.id().toString());
        var problemId = MDC.putCloseable("problem", run.problemId().toString())) {
      activeRuns.add(active);
      log.info("Attempt {} begins with {} searched", run.attempt(), run.spent());
      return search(active);
    } finally {
      activeRuns.remove(active);
    }
  }

  /** A run that is SOLVING and comes to a worker again has lost the one before. */
  private Optional<Run> claim(UUID id) {
    return transaction.execute(status -> runs.lock(id).flatMap(this::claimLocked));
  }

  private Optional<Run> claimLocked(Run run) {
    UUID id = run.id();
    if (run.state().isFinished()) {
      return Optional.empty();
    }
    if (run.state() == RunState.SOLVING) {
      log.warn("Run {} lost its worker {}", id, run.worker());
      events.transition(id, run.attempt(), Transition.HAND_BACK, Map.of("why", "WORKER_LOST"));
    }
    if (run.cancelRequested()) {
      events.transition(id, null, Transition.STOP, Map.of("stopReason", StopReason.STOPPED.name()));
      return Optional.empty();
    }
    runs.recordClaim(id, replica.name());
    events.transition(
        id,
        null,
        Transition.CLAIM,
        Map.of(
            "problemId", run.problemId(),
            "worker", replica.name(),
            "attempt", run.attempt() + 1));
    if (run.startedAt() == null) {
      metrics.started(run);
    }
    return runs.lock(id);
  }

  private Outcome search(ActiveRun active) {
    Run run = active.run();
    try {
      while (true) {
        Problem problem = problem(run, active.problemId());
        EventStore.SavedPlan best =
            DatabaseRetry.untilAnswered(() -> events.bestPlan(run.id())).orElse(null);
        // A plan saved for the problem before a change is a start, but no plan of this problem.
        boolean continues = best != null && problemOf(best).equals(active.problemId());
        PlacementPlan start = best != null ? best.plan() : startPlan(run);
        Duration left = run.timeLimit().minus(active.spent());
        if (!left.isPositive()) {
          if (best == null || continues) {
            return end(active, null, Transition.COMPLETE, StopReason.TIME_LIMIT, null);
          }
          left = FOR_A_CHANGE;
        }
        Recorder recorder =
            new Recorder(
                events,
                json,
                settings,
                metrics,
                active,
                problem,
                continues ? best : null,
                continues && best != null ? cost(best) : null);
        SolveResult result;
        try (recorder) {
          PlacementSolver solver =
              new PlacementSolver(
                  problem,
                  new SolveLimits(left, run.unimproved(), run.stepLimit()),
                  run.seed(),
                  threads(run),
                  start,
                  recorder::improved);
          active.begin(solver);
          long before = active.evaluations();
          result = solver.solve();
          active.evaluated(before + result.scoreEvaluations());
          metrics.evaluated(run.tenantId(), result.scoreEvaluations(), result.elapsed());
        }
        recorder.proven(result.bound());
        ActiveRun.Cause cause = active.cause();
        if (cause == null) {
          return end(active, recorder, Transition.COMPLETE, result.reason(), null);
        }
        switch (cause) {
          case CANCELLED -> {
            return end(active, recorder, Transition.STOP, StopReason.STOPPED, null);
          }
          case SHUTDOWN -> {
            return handBack(active, "SHUTDOWN");
          }
          case LOST -> {
            log.info("Another worker has the run, or it has ended");
            return Outcome.NOT_OURS;
          }
          case CHANGED -> {
            UUID changed = currentProblem(run);
            log.info("The problem was changed to {}", changed);
            active.moveTo(changed);
          }
        }
      }
    } catch (ApiException e) {
      // Its problem was deleted under it, and the run with it.
      log.info("The run's problem is gone: {}", e.getMessage());
      return Outcome.DONE;
    } catch (RuntimeException | Error e) {
      if (activeRuns.isDraining()) {
        log.warn("The search broke off while shutting down", e);
        return handBack(active, "SHUTDOWN");
      }
      log.error("The search failed", e);
      return end(active, null, Transition.FAIL, null, e.getClass().getSimpleName());
    }
  }

  /**
   * All cores but one for each other run that is going on now. One for a run that is limited in
   * steps: its plan must not depend on how many there were.
   */
  private int threads(Run run) {
    int others = activeRuns.size() - 1;
    return run.stepLimit() == null ? Math.max(1, settings.workers() - others) : 1;
  }

  private UUID currentProblem(Run run) {
    return DatabaseRetry.untilAnswered(() -> runs.get(run.tenantId(), run.id())).problemId();
  }

  private Problem problem(Run run, UUID problemId) {
    Problem problem =
        DatabaseRetry.untilAnswered(() -> problems.problem(run.tenantId(), problemId));
    return Weights.applied(problem, run.weights());
  }

  private @Nullable PlacementPlan startPlan(Run run) {
    UUID startFrom = run.startFrom();
    return startFrom == null
        ? null
        : DatabaseRetry.untilAnswered(() -> events.bestPlan(startFrom))
            .map(EventStore.SavedPlan::plan)
            .orElse(null);
  }

  private UUID problemOf(EventStore.SavedPlan best) {
    return UUID.fromString(json.readTree(best.data()).get("problemId").asString());
  }

  private Cost cost(EventStore.SavedPlan best) {
    return json.treeToValue(json.readTree(best.data()).get("cost"), Cost.class);
  }

  private Outcome handBack(ActiveRun active, String why) {
    DatabaseRetry.untilAnswered(() ->
        transaction.execute(status -> {
          Run run = active.run();
          runs.checkIn(run.id(), run.attempt(), active.spent(), active.evaluations());
          return events.transition(
              run.id(), run.attempt(), Transition.HAND_BACK, Map.of("why", why));
        }));
    log.info("Handed back: {}", why);
    return Outcome.AGAIN;
  }

  private Outcome end(
      ActiveRun active,
      @Nullable Recorder recorder,
      Transition transition,
      @Nullable StopReason reason,
      @Nullable String failure) {
    Run run = active.run();
    Map<String, Object> details = new HashMap<>();
    details.put("stopReason", reason == null ? "FAILED" : reason.name());
    if (failure != null) {
      details.put("failure", failure);
    }
    Ending ending =
        DatabaseRetry.untilAnswered(() ->
            transaction.execute(status -> {
              Optional<RunStore.Wanted> wanted =
                  runs.checkIn(run.id(), run.attempt(), active.spent(), active.evaluations());
              if (transition == Transition.COMPLETE
                  && wanted.isPresent()
                  && !wanted.get().problemId().equals(active.problemId())) {
                return Ending.CHANGED;
              }
              saveLastPlan(active, recorder);
              return events.transition(run.id(), run.attempt(), transition, details).isPresent()
                  ? Ending.ENDED
                  : Ending.NOT_OURS;
            }));
    return switch (ending) {
      case ENDED -> {
        metrics.ended(run, transition.to(), active.spent());
        log.info("{} ({}) after {}", transition.to(), details.get("stopReason"), active.spent());
        yield Outcome.DONE;
      }
      // The change was granted just before the end: whoever begins next begins with it.
      case CHANGED -> handBack(active, "CHANGED");
      case NOT_OURS -> Outcome.NOT_OURS;
    };
  }

  /** What came of ending a run. */
  private enum Ending {
    ENDED,
    CHANGED,
    NOT_OURS
  }

  private void saveLastPlan(ActiveRun active, @Nullable Recorder recorder) {
    Run run = active.run();
    List<Assignment> plan = recorder == null ? null : recorder.savedPlan();
    String data = recorder == null ? null : recorder.savedData();
    Cost cost = recorder == null ? null : recorder.savedCost();
    if (plan == null || data == null || cost == null) {
      Optional<EventStore.SavedPlan> best = events.bestPlan(run.id());
      if (best.isEmpty()) {
        return;
      }
      plan = best.get().plan().assignments();
      data = best.get().data();
      cost = cost(best.get());
    }
    events.save(
        run.id(),
        run.attempt(),
        active.problemId(),
        RunEvent.Type.PLAN,
        cost,
        data,
        active.spent(),
        active.evaluations(),
        null,
        plan);
  }
}
