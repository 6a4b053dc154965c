package org.platsa.api.idempotency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code idempotency_key} (<i>upprepade begäranden</i>): a request sent again with its
 * key is answered with what the first one made.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class IdempotencyKeys {
  private final JdbcClient db;
  private final Clock clock;

  IdempotencyKeys(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Does what a request asks for, or finds what the same request with its key made before; to be
   * called in the transaction that makes it. Whoever comes second waits for the first.
   *
   * @param key null for a request that is sent once
   * @param requestHash of the whole request, and of what it is for
   * @param again finds what was made before, by its id
   * @param make makes it
   * @param made says what was made
   * @throws ApiException if the key is none (400) or came with another request (409)
   */
  public <T> T once(
      UUID tenant,
      @Nullable String key,
      byte[] requestHash,
      Function<UUID, T> again,
      Supplier<T> make,
      Function<T, Made> made) {
    if (key == null) {
      return make.get();
    }
    Optional<UUID> before = find(tenant, key, requestHash);
    if (before.isPresent()) {
      return again.apply(before.get());
    }
    T fresh = make.get();
    remember(tenant, key, requestHash, made.apply(fresh));
    return fresh;
  }

  /**
   * What the request with this key made, if it came before: for who would otherwise work on what is
   * already there. The same holds.
   *
   * @return its id
   */
  public Optional<UUID> find(UUID tenant, @Nullable String key, byte[] requestHash) {
    if (key == null) {
      return Optional.empty();
    }
    check(key);
    db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", tenant + " " + key)
        .query(row -> {});
    Optional<Row> row =
        db.sql(
                """
                SELECT request_hash,
                       coalesce(webhook_id, account_id, publication_id, draft_id, run_id, problem_id)
                         AS made
                FROM idempotency_key WHERE tenant_id = :tenant AND key = :key
                """)
            .param("tenant", tenant)
            .param("key", key)
            .query((result, number) ->
                new Row(result.getBytes("request_hash"), result.getObject("made", UUID.class)))
            .optional();
    if (row.isPresent() && !Arrays.equals(row.get().hash(), requestHash)) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "The Idempotency-Key '" + key + "' was used for another request. Maybe make a new key.");
    }
    return row.map(Row::made);
  }

  private void remember(UUID tenant, String key, byte[] requestHash, Made made) {
    db.sql(
            """
            INSERT INTO idempotency_key
              (tenant_id, key, request_hash, problem_id, run_id, draft_id, publication_id,
               account_id, webhook_id, created_at)
            VALUES (:tenant, :key, :hash, :problem, :run, :draft, :publication, :account, :webhook,
                    :at)
            """)
        .param("tenant", tenant)
        .param("key", key)
        .param("hash", requestHash)
        .param("problem", made.problemId())
        .param("run", made.runId())
        .param("draft", made.draftId())
        .param("publication", made.publicationId())
        .param("account", made.accountId())
        .param("webhook", made.webhookId())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** Forgets the keys that came before a time. */
  public void forget(OffsetDateTime before) {
    db.sql("DELETE FROM idempotency_key WHERE created_at < :before")
        .param("before", before)
        .update();
  }

  private static void check(String key) {
    boolean printable = key.chars().allMatch(c -> c >= ' ' && c < 127);
    if (key.isBlank() || key.length() > 200 || !printable) {
      throw ApiException.parameter(
          "Idempotency-Key",
          null,
          "Idempotency-Key ska ha 1 till 200 tecken ur ASCII.",
          "Idempotency-Key must have 1 to 200 printable ASCII characters.");
    }
  }

  private record Row(byte[] hash, UUID made) {}
}
