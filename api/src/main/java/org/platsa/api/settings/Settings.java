package org.platsa.api.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that an operator may set (<i>inställningar</i>), under {@code platsa.} or as {@code
 * PLATSA_…} in the environment.
 *
 * @param database where the data is
 * @param limits what a client may send
 * @param runs how runs are queued and worked on
 * @param streams how events are sent
 */
@Validated
@ConfigurationProperties("platsa")
public record Settings(
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Limits limits,
    @Valid @DefaultValue Runs runs,
    @Valid @DefaultValue Streams streams) {

  /**
   * The database.
   *
   * @param url the JDBC URL of a PostgreSQL server (14 or newer) of one's own; the embedded one
   *     when absent or empty
   * @param user for that server
   * @param password for that server
   * @param folder where the embedded server keeps its programs and data
   * @param warnBelow how much room that folder's disk should have; with less, a warning is logged
   */
  public record Database(
      @Nullable String url,
      @DefaultValue("platsa") String user,
      @DefaultValue("") String password,
      @NotNull @DefaultValue(".platsa/postgres") Path folder,
      @NotNull @DefaultValue("1GB") DataSize warnBelow) {}

  /**
   * What a client may send; more is refused.
   *
   * @param body largest request body; 413 above
   * @param listLength longest list of a problem document; 422 above
   * @param pageSize largest page of a list; 400 above
   */
  public record Limits(
      @NotNull @DefaultValue("32MB") DataSize body,
      @Min(1) @DefaultValue("20000") int listLength,
      @Min(1) @Max(1000) @DefaultValue("200") int pageSize) {}

  /**
   * How runs are queued and worked on.
   *
   * @param parallel how many runs this replica works on at the same time, and how many threads a
   *     run that is alone may take; 0: one for each core
   * @param queueLength queued runs that a tenant may have; 429 above
   * @param timeLimit a run's time limit when the client names no limit
   * @param longestTimeLimit the longest time limit that a client may ask for
   * @param storeEvery the shortest time between two stored improvements of a run
   * @param snapshotEvery how many improvements there are at most between two stored whole plans
   * @param keepEvents how long the events of a finished run are kept in full, and idempotency keys
   *     at all
   * @param checkEvery how often a working run looks for a cancel or a change that no notification
   *     told it about
   */
  public record Runs(
      @Min(0) @Max(256) @DefaultValue("0") int parallel,
      @Min(1) @DefaultValue("100") int queueLength,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("60s") Duration timeLimit,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration longestTimeLimit,
      @NotNull @DefaultValue("250ms") Duration storeEvery,
      @Min(1) @DefaultValue("25") int snapshotEvery,
      @NotNull @DefaultValue("7d") Duration keepEvents,
      @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration checkEvery) {
    /** How many runs at the same time, the number of cores taken for 0. */
    public int workers() {
      return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
  }

  /**
   * How events are sent.
   *
   * @param perSecond improvements a second to one reader, unless it asks for another number
   * @param heartbeat the longest silence on a stream
   * @param poll how often stored events are looked for without a notification
   * @param perReplica open streams on this replica; 503 with Retry-After above
   */
  public record Streams(
      @Min(1) @Max(20) @DefaultValue("4") int perSecond,
      @NotNull @DurationMin(millis = 100) @DefaultValue("15s") Duration heartbeat,
      @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration poll,
      @Min(1) @DefaultValue("2000") int perReplica) {}
}
