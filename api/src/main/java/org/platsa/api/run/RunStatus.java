package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * @param stopRequested whether a client has asked it to stop
 * @param cost of the best plan so far
 * @param kpis of the best plan so far
 * @param proof how good the best plan so far is proven to be
 * @param stopReason why it ended
 * @param failure what failed
 * @param worker the replica that works or worked on it
 * @param attempt how many times a worker has claimed it
 * @param spentSeconds time searched
 * @param scoreEvaluations plans scored
 * @param lastEventId the newest event of its stream
 * @param queuedAt when it was asked for
 * @param startedAt when a worker first claimed it
 * @param finishedAt when it ended
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
              "FAILED"
            })
        @Nullable String stopReason,
    @Nullable String failure,
    @Schema(description = "The replica that works or worked on it.") @Nullable String worker,
    @Schema(description = "How many times a worker has claimed it.") int attempt,
    @Schema(description = "Time searched, over all attempts.") double spentSeconds,
    @Schema(description = "Plans scored, over all attempts.") long scoreEvaluations,
    @Schema(description = "The newest event of its stream.") long lastEventId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  /** The row as a client reads it. */
  public static RunStatus of(Run run, @Nullable Kpis kpis, @Nullable Proof proof) {
    return new RunStatus(
        run.id(),
        run.problemId(),
        run.state(),
        run.priority(),
        run.seed(),
        seconds(run.timeLimit()),
        run.unimproved() == null ? null : seconds(run.unimproved()),
        run.stepLimit(),
        run.weights(),
        run.startFrom(),
        run.cancelRequested(),
        run.cost(),
        kpis,
        proof,
        run.stopReason(),
        run.failure(),
        run.worker(),
        run.attempt(),
        seconds(run.spent()),
        run.evaluations(),
        run.lastSeq(),
        run.queuedAt(),
        run.startedAt(),
        run.finishedAt());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
