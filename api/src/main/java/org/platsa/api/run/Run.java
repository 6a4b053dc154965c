package org.platsa.api.run;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;

/**
 * A row of the table {@code run} (<i>körning</i>).
 *
 * @param id its id
 * @param tenantId whose it is
 * @param problemId what it solves; never another
 * @param settings how it searches
 * @param queuedAt since when it waits, or waited, for its turn
 * @param state where it is
 * @param stopRequested whether a client wants it to stop
 * @param succession the runs before and after it
 * @param lastSeq its newest event
 * @param claim the newest attempt at it, or null before the first
 * @param progress how far it has come
 * @param outcome how it ended, or null while it has not
 */
public record Run(
    UUID id,
    UUID tenantId,
    UUID problemId,
    RunSettings settings,
    Instant queuedAt,
    RunState state,
    boolean stopRequested,
    Succession succession,
    long lastSeq,
    @Nullable Claim claim,
    Progress progress,
    @Nullable Outcome outcome) {

  /**
   * The runs that a change of the problem has put before and after a run (<i>efterföljd</i>).
   *
   * @param predecessor the run that it goes on from, or null
   * @param successor the run that goes on from it, or null
   */
  public record Succession(@Nullable UUID predecessor, @Nullable UUID successor) {
    static final Succession NONE = new Succession(null, null);
  }

  /**
   * A worker's attempt at a run (<i>försök</i>).
   *
   * @param worker the replica
   * @param attempt its number, from 1; what an earlier attempt still writes is refused
   * @param excused how many attempts ended by no fault of the run's
   * @param startedAt when the first attempt began
   */
  public record Claim(String worker, int attempt, int excused, Instant startedAt) {}

  /**
   * How far a run has come (<i>förlopp</i>).
   *
   * @param cost of the best plan, or null while there is none
   * @param spent time searched, over all attempts
   * @param evaluations plans scored, over all attempts
   */
  public record Progress(@Nullable Cost cost, Duration spent, long evaluations) {
    static final Progress NONE = new Progress(null, Duration.ZERO, 0);
  }

  /**
   * How a run ended (<i>utfall</i>).
   *
   * @param stopReason why
   * @param failure what failed, or null unless it FAILED
   * @param finishedAt when
   */
  public record Outcome(String stopReason, @Nullable String failure, Instant finishedAt) {}

  /** The number of the newest attempt, 0 before the first. */
  public int attempt() {
    return claim == null ? 0 : claim.attempt();
  }

  /** How many attempts count against the run. */
  int countedAttempts() {
    return claim == null ? 0 : claim.attempt() - claim.excused();
  }

  /** A run that waits for its first worker. */
  static Run queued(
      UUID id,
      UUID tenantId,
      UUID problemId,
      RunSettings settings,
      Instant queuedAt,
      Succession succession) {
    return new Run(
        id,
        tenantId,
        problemId,
        settings,
        queuedAt,
        RunState.QUEUED,
        false,
        succession,
        0,
        null,
        Progress.NONE,
        null);
  }
}
