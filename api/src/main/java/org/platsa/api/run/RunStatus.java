package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/**
 * What a client reads of a run (<i>körningens läge</i>).
 *
 * @param id its id
 * @param problemId what it solves
 * @param state where it is
 * @param priority 0 to 10
 * @param seed of the random numbers
 * @param timeLimitSeconds of searching
 * @param unimprovedSeconds without a better plan
 * @param stepLimit steps of the search
 * @param weights soft weights in place of the problem's
 * @param startFrom a run whose best plan it began from
 * @param draftId the draft that it plans on from, while that is there
 * @param predecessor the run that it goes on from with a changed problem
 * @param successor the run that goes on from it with a changed problem
 * @param stopRequested whether a client has asked it to stop
 * @param cost of the best plan so far
 * @param kpis of the best plan so far
 * @param proof how good the best plan so far is proven to be
 * @param stopReason why it ended
 * @param failure what failed
 * @param failureTextSv the same in words, in Swedish
 * @param failureTextEn the same in English
 * @param worker the replica that works or worked on it
 * @param attempt how many times a worker has claimed it
 * @param spentSeconds time searched
 * @param scoreEvaluations plans scored
 * @param lastEventId the newest event of its stream
 * @param queuedAt when it was asked for
 * @param startedAt when a worker first claimed it
 * @param finishedAt when it ended
 * @param warnings what is doubtful about its settings
 */
@Schema(name = "Run", description = "A solver run.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "SOLVING") RunState state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "5") int priority,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") long seed,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "30") double timeLimitSeconds,
    @Nullable Double unimprovedSeconds,
    @Nullable Integer stepLimit,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> weights,
    @Nullable UUID startFrom,
    @Schema(description = "The draft that it plans on from; absent once that is deleted.")
        @Nullable UUID draftId,
    @Schema(description = "The run that this one goes on from, with a changed problem.")
        @Nullable UUID predecessor,
    @Schema(description = "The run that goes on from this one, with a changed problem.")
        @Nullable UUID successor,
    boolean stopRequested,
    @Schema(description = "Of the best plan so far; absent while there is none.")
        @Nullable Cost cost,
    @Schema(description = "Of the best plan so far.") @Nullable Kpis kpis,
    @Schema(description = "Of the best plan so far; absent while no bound is proven.")
        @Nullable Proof proof,
    @Schema(
            description = "Why it ended.",
            allowableValues = {
              "TIME_LIMIT",
              "UNIMPROVED",
              "STEP_LIMIT",
              "OPTIMAL",
              "PERFECT",
              "STOPPED",
              "SUPERSEDED",
              "FAILED"
            })
        @Nullable String stopReason,
    @Schema(description = "What ended the last of the attempts.", example = "OUT_OF_MEMORY")
        @Nullable String failure,
    @Schema(description = "What failed, in Swedish.") @Nullable String failureTextSv,
    @Schema(description = "What failed, in English.") @Nullable String failureTextEn,
    @Schema(description = "The replica that works or worked on it.") @Nullable String worker,
    @Schema(description = "How many times a worker has claimed it.") int attempt,
    @Schema(description = "Time searched, over all attempts.") double spentSeconds,
    @Schema(description = "Plans scored, over all attempts.") long scoreEvaluations,
    @Schema(description = "The newest event of its stream.") long lastEventId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
            description =
                "What is doubtful about its settings, told when it is queued; they count all the"
                    + " same.")
        List<ErrorIssue> warnings) {
  public RunStatus {
    warnings = List.copyOf(warnings);
  }

  /** The row as a client reads it. */
  public static RunStatus of(Run run, @Nullable Kpis kpis, @Nullable Proof proof) {
    return of(run, kpis, proof, List.of());
  }

  /** The row as the client reads it who has just queued it, with what is doubtful about it. */
  static RunStatus queued(Run run, List<ErrorIssue> warnings) {
    return of(run, null, null, warnings);
  }

  private static RunStatus of(
      Run run, @Nullable Kpis kpis, @Nullable Proof proof, List<ErrorIssue> warnings) {
    RunSettings settings = run.settings();
    Run.Claim claim = run.claim();
    Run.Progress progress = run.progress();
    Run.Outcome outcome = run.outcome();
    String failure = outcome == null ? null : outcome.failure();
    Optional<Fault> fault = failure == null ? Optional.empty() : Fault.named(failure);
    return new RunStatus(
        run.id(),
        run.problemId(),
        run.state(),
        settings.priority(),
        settings.seed(),
        seconds(settings.timeLimit()),
        settings.unimproved() == null ? null : seconds(settings.unimproved()),
        settings.stepLimit(),
        settings.weights(),
        settings.startFrom(),
        settings.draft(),
        run.succession().predecessor(),
        run.succession().successor(),
        run.stopRequested(),
        progress.cost(),
        kpis,
        proof,
        outcome == null ? null : outcome.stopReason(),
        failure,
        fault.map(Fault::givenUpSv).orElse(null),
        fault.map(Fault::givenUpEn).orElse(null),
        claim == null ? null : claim.worker(),
        run.attempt(),
        seconds(progress.spent()),
        progress.evaluations(),
        run.lastSeq(),
        run.queuedAt(),
        claim == null ? null : claim.startedAt(),
        outcome == null ? null : outcome.finishedAt(),
        warnings);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
