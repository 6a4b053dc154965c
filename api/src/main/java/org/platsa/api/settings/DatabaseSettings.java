package org.platsa.api.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The database (<i>databas</i>).
 *
 * @param url the JDBC URL of a PostgreSQL server (15 or newer) of one's own; the embedded one when
 *     absent or empty
 * @param passwords of that server's logins
 * @param pools how many connections there are
 * @param folder where the embedded server keeps its programs and data
 * @param warnBelow how much room that folder's disk should have; with less, a warning is logged
 * @param longestPause the longest pause between two tries to start the embedded server again
 */
public record DatabaseSettings(
    @Nullable String url,
    @Valid @DefaultValue Passwords passwords,
    @Valid @DefaultValue Pools pools,
    @NotNull @DefaultValue(".platsa/postgres") Path folder,
    @NotNull @DefaultValue("1GB") DataSize warnBelow,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration longestPause) {
  /**
   * The passwords of the logins in a PostgreSQL server of one's own; the embedded server makes its
   * own.
   *
   * @param owner of {@code platsa_owner}, which makes the tables
   * @param staff of {@code platsa_staff}
   * @param provider of {@code platsa_provider}
   * @param worker of {@code platsa_worker}
   * @param signIn of {@code platsa_signin}
   */
  public record Passwords(
      @DefaultValue("") String owner,
      @DefaultValue("") String staff,
      @DefaultValue("") String provider,
      @DefaultValue("") String worker,
      @DefaultValue("") String signIn) {
    /** Not one of them: settings may be logged. */
    @Override
    public String toString() {
      return "Passwords[…]";
    }
  }

  /**
   * The most connections that this replica has at a time, by login. It has one more to listen, and
   * two of the owner's while it migrates: all replicas together must stay below the server's {@code
   * max_connections}.
   *
   * @param staff for people's and systems' requests
   * @param provider for education providers' requests
   * @param worker for the queue, searches, streams, metrics and pruning
   * @param signIn for finding out who sends a request
   */
  public record Pools(
      @Min(2) @Max(500) @DefaultValue("12") int staff,
      @Min(1) @Max(500) @DefaultValue("3") int provider,
      @Min(2) @Max(500) @DefaultValue("6") int worker,
      @Min(1) @Max(500) @DefaultValue("8") int signIn) {}
}
