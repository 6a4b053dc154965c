package org.platsa.api.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;

/**
 * A row of the table {@code run} (<i>körning</i>).
 *
 * @param id its id
 * @param tenantId whose it is
 * @param problemId what it solves; another one after changes have reached it
 * @param state where it is
 * @param priority 0 to 10, higher first
 * @param seed of the random numbers
 * @param timeLimit of searching, over all attempts
 * @param unimproved without a better plan, or null
 * @param stepLimit steps of the search, or null
 * @param weights soft weights in place of the problem's
 * @param startFrom a run whose best plan to begin from, or null
 * @param cancelRequested whether a client wants it to stop
 * @param worker the replica that works or worked on it, or null
 * @param attempt how many times it has been claimed
 * @param lastSeq its newest event
 * @param cost of the best plan, or null
 * @param spent time searched, over all attempts
 * @param evaluations plans scored, over all attempts
 * @param stopReason why it ended, or null
 * @param failure what failed, or null
 * @param queuedAt when it was asked for
 * @param startedAt when it was first claimed, or null
 * @param finishedAt when it ended, or null
 */
public record Run(
    UUID id,
    UUID tenantId,
    UUID problemId,
    RunState state,
    int priority,
    long seed,
    Duration timeLimit,
    @Nullable Duration unimproved,
    @Nullable Integer stepLimit,
    Map<String, Integer> weights,
    @Nullable UUID startFrom,
    boolean cancelRequested,
    @Nullable String worker,
    int attempt,
    long lastSeq,
    @Nullable Cost cost,
    Duration spent,
    long evaluations,
    @Nullable String stopReason,
    @Nullable String failure,
    Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  public Run {
    weights = Map.copyOf(weights);
  }
}
