package org.platsa.api.account;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sign_in_attempt} (<i>inloggningsförsök</i>). */
@Repository
class AttemptStore {
  private final JdbcClient db;

  AttemptStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * What is known of a key.
   *
   * @param failures tries that failed, or whose outcome is not known yet
   * @param last when the last one was
   * @param open when the next one is taken
   * @param known when the account last signed in from the address; null if it never did, or the key
   *     is not of both
   */
  record Row(int failures, Instant last, Instant open, @Nullable Instant known) {}

  /** Keeps everybody else from counting tries of this key until the transaction ends. */
  void lock(byte[] key) {
    db.sql("SELECT pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0))")
        .param("key", key)
        .query(row -> {});
  }

  Optional<Row> find(byte[] key) {
    return db.sql(
            "SELECT failures, last_at, open_at, known_at FROM sign_in_attempt WHERE key = :key")
        .param("key", key)
        .query((row, number) ->
            new Row(
                row.getInt("failures"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getObject("open_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("known_at", OffsetDateTime.class))))
        .optional();
  }

  void write(byte[] key, Row row) {
    db.sql(
            """
            INSERT INTO sign_in_attempt (key, failures, last_at, open_at, known_at)
            VALUES (:key, :failures, :last, :open, :known)
            ON CONFLICT (key) DO UPDATE
            SET failures = excluded.failures, last_at = excluded.last_at,
                open_at = excluded.open_at, known_at = excluded.known_at
            """)
        .param("key", key)
        .param("failures", row.failures())
        .param("last", time(row.last()))
        .param("open", time(row.open()))
        .param(
            "known", row.known() == null ? null : time(row.known()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  void forget(byte[] key) {
    db.sql("DELETE FROM sign_in_attempt WHERE key = :key").param("key", key).update();
  }

  /**
   * Forgets what has not happened again.
   *
   * @param failed since when a failure counts
   * @param known since when an address is known
   */
  void forgetBefore(Instant failed, Instant known) {
    db.sql(
            """
            DELETE FROM sign_in_attempt
            WHERE last_at < :failed AND (known_at IS NULL OR known_at < :known)
            """)
        .param("failed", time(failed))
        .param("known", time(known))
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
