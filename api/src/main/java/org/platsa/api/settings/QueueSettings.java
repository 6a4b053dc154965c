package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are queued and worked on (<i>kö</i>).
 *
 * @param parallel how many runs this replica works on at the same time, and how many threads a run
 *     that is alone may take; 0: one for each core
 * @param queueLength queued runs that a tenant may have; 429 above
 * @param timeLimit a run's time limit when the client names no limit
 * @param longestTimeLimit the longest time limit that a client may ask for
 * @param storeEvery the shortest time between two stored improvements of a run
 * @param snapshotEvery how many improvements there are at most between two stored whole plans
 * @param keepEvents how long the events of a finished run are kept in full, and idempotency keys at
 *     all
 * @param lease how long a replica may keep a run without renewing its lease; then others take it
 * @param renewEvery how often it renews it, and looks for a stop or a change that no notification
 *     told it about; a third of the lease at most
 * @param claimEvery how often a replica with room for a run looks for one without a notification,
 *     for runs whose lease is over, and for what became of an end whose commit was not answered
 * @param maxAttempts attempts at a run that may end by a fault; then it is FAILED
 * @param pruneEvery how often old events and keys are looked for
 */
public record QueueSettings(
    @Min(0) @Max(256) @DefaultValue("0") int parallel,
    @Min(1) @DefaultValue("100") int queueLength,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("60s") Duration timeLimit,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration longestTimeLimit,
    @NotNull @DefaultValue("250ms") Duration storeEvery,
    @Min(1) @DefaultValue("25") int snapshotEvery,
    @NotNull @DefaultValue("7d") Duration keepEvents,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("10s") Duration lease,
    @NotNull @DurationMin(millis = 50) @DefaultValue("2s") Duration renewEvery,
    @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration claimEvery,
    @Min(1) @DefaultValue("3") int maxAttempts,
    @NotNull @DurationMin(millis = 50) @DefaultValue("10m") Duration pruneEvery) {
  public QueueSettings {
    if (renewEvery.multipliedBy(3).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "platsa.runs.renew-every is "
              + renewEvery
              + ", more than a third of the lease of "
              + lease);
    }
  }

  /** How many runs at the same time, the number of cores taken for 0. */
  public int workers() {
    return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
  }
}
