package org.platsa.api.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.settings.Settings;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.solve.StopReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends attempts (<i>avslut</i>): says whether a run has ended with its attempt or waits for
 * another.
 */
@Component
class RunEnd {
  private static final Logger log = LoggerFactory.getLogger(RunEnd.class);

  private final RunStore runs;
  private final RunLeases leases;
  private final EventStore events;
  private final EventWriter writer;
  private final EndedRuns ended;
  private final QueueSettings settings;
  private final TransactionTemplate transaction;

  RunEnd(
      RunStore runs,
      RunLeases leases,
      EventStore events,
      EventWriter writer,
      EndedRuns ended,
      Settings settings,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.leases = leases;
    this.events = events;
    this.writer = writer;
    this.ended = ended;
    this.settings = settings.runs();
    this.transaction = transaction;
  }

  /** A change of state with what readers are told of it. */
  private record Step(Transition transition, Map<String, Object> details) {}

  /**
   * Ends this replica's attempt, as soon as the database answers.
   *
   * @param last the plan saved last, or null to have it read
   */
  void end(Lease lease, Ending ending, Recorder.@Nullable LastPlan last) {
    Run run = lease.run();
    Duration spent = lease.spent();
    long evaluations = lease.evaluations();
    Optional<Step> made =
        Retry.untilAnswered(
            () -> transaction.execute(status -> end(run, spent, evaluations, ending, last)));
    if (made.isEmpty()) {
      log.info(
          "Attempt {} has come to nothing: another has the run, or it has ended", run.attempt());
      return;
    }
    log.info("{} {} after {}", made.get().transition().to(), made.get().details(), spent);
  }

  /**
   * Ends the attempt of a worker that has lost its lease; to be called in the transaction that has
   * locked the run.
   *
   * @return whether the run waits for another attempt
   */
  boolean endLost(Run run) {
    Run.Progress progress = run.progress();
    Step step = step(run, new Ending.Failed(Fault.WORKER_LOST));
    make(step, run, progress.spent(), progress.evaluations(), null);
    RunState state = step.transition().to();
    log.warn("Run {} lost its worker in attempt {}: {}", run.id(), run.attempt(), state);
    return !state.isFinished();
  }

  private Optional<Step> end(
      Run claimed,
      Duration spent,
      long evaluations,
      Ending ending,
      Recorder.@Nullable LastPlan last) {
    boolean excused = isExcused(ending);
    if (leases.renew(claimed, settings.lease(), spent, evaluations).isEmpty()) {
      if (excused) {
        leases.excuse(claimed);
      }
      return Optional.empty();
    }
    Run run = runs.lock(claimed.tenantId(), claimed.id()).orElseThrow();
    Step step = step(run, ending);
    // What a search that was killed had told last may be less than was known while it lived.
    make(step, run, run.progress().spent(), run.progress().evaluations(), last);
    if (excused) {
      leases.excuse(claimed);
    }
    return Optional.of(step);
  }

  private static boolean isExcused(Ending ending) {
    return ending instanceof Ending.BrokenOff(Lease.Cause cause)
        && (cause == Lease.Cause.SHUTDOWN || cause == Lease.Cause.LEASE_LOST);
  }

  private Step step(Run run, Ending ending) {
    UUID successor = run.succession().successor();
    if (successor != null) {
      return new Step(Transition.STOP, RunQueue.supersededBy(successor));
    }
    if (ending instanceof Ending.Completed(StopReason reason)) {
      return new Step(Transition.COMPLETE, Map.of(EventWriter.STOP_REASON, reason.name()));
    }
    if (run.stopRequested()) {
      return new Step(Transition.STOP, RunQueue.STOPPED);
    }
    return switch (ending) {
      case Ending.BrokenOff(Lease.Cause cause) when isExcused(ending) -> handBack(cause.name());
      case Ending.BrokenOff(Lease.Cause cause)
          when cause == Lease.Cause.OVERDUE && run.progress().cost() != null ->
          new Step(
              Transition.COMPLETE, Map.of(EventWriter.STOP_REASON, StopReason.TIME_LIMIT.name()));
      case Ending.Failed(Fault fault) -> afterFault(run, fault);
      // It was told to end by nobody who is known here: its plans could not be saved.
      default -> afterFault(run, Fault.CRASHED);
    };
  }

  private Step afterFault(Run run, Fault fault) {
    if (run.countedAttempts() < settings.maxAttempts()) {
      return handBack(fault.name());
    }
    return new Step(
        Transition.FAIL,
        Map.of(EventWriter.STOP_REASON, "FAILED", EventWriter.FAILURE, fault.name()));
  }

  private static Step handBack(String why) {
    return new Step(Transition.HAND_BACK, Map.of("why", why));
  }

  private void make(
      Step step, Run run, Duration spent, long evaluations, Recorder.@Nullable LastPlan last) {
    RunState state = step.transition().to();
    if (state.isFinished()) {
      Recorder.LastPlan plan = last == null ? stored(run) : last;
      if (plan != null) {
        saveLast(run, plan, spent, evaluations);
      }
      ended.ended(run, state, spent);
    }
    writer
        .transition(run.tenantId(), run.id(), run.attempt(), step.transition(), step.details())
        .orElseThrow(() -> new IllegalStateException("Run " + run.id() + " changed while locked"));
    UUID successor = run.succession().successor();
    runs.announce(successor == null ? run.id() : successor);
  }

  private Recorder.@Nullable LastPlan stored(Run run) {
    Cost cost = run.progress().cost();
    return cost == null
        ? null
        : events
            .bestPlan(run.tenantId(), run.id())
            .map(best -> new Recorder.LastPlan(best.plan().assignments(), cost, best.data()))
            .orElse(null);
  }

  private void saveLast(Run run, Recorder.LastPlan last, Duration spent, long evaluations) {
    writer.save(
        run, RunEvent.Type.PLAN, last.cost(), last.data(), spent, evaluations, null, last.plan());
  }
}
