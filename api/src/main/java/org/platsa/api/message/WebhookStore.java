package org.platsa.api.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables {@code webhook} and {@code webhook_secret} (<i>webhookar</i>). To be called in a
 * transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WebhookStore {
  private static final String ALL =
      """
      SELECT w.id, w.url, w.kinds, w.created_at, w.created_name, w.ended_at, w.ended_why,
             (SELECT count(*) FROM delivery d
              WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id AND d.state = 'WAITING')
               AS waiting,
             (SELECT count(*) FROM delivery d
              WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id AND d.state = 'GIVEN_UP')
               AS given_up
      FROM webhook w
      """;

  private final JdbcClient db;

  WebhookStore(JdbcClient db) {
    this.db = db;
  }

  /** Those that are told first, each the newest first. */
  List<Webhook> all(UUID tenant) {
    return db.sql(
            ALL
                + """
                WHERE w.tenant_id = :tenant
                ORDER BY w.ended_at IS NOT NULL, w.created_at DESC, w.id
                """)
        .param("tenant", tenant)
        .query(WebhookStore::webhook)
        .list();
  }

  Optional<Webhook> find(UUID tenant, UUID id) {
    return db.sql(ALL + " WHERE w.tenant_id = :tenant AND w.id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(WebhookStore::webhook)
        .optional();
  }

  private static Webhook webhook(ResultSet row, int number) throws SQLException {
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    String why = row.getString("ended_why");
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("url"),
        Arrays.stream((String[]) row.getArray("kinds").getArray())
            .map(MessageKind::valueOf)
            .sorted()
            .toList(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_name"),
        ended == null ? null : ended.toInstant(),
        why == null ? null : Webhook.End.valueOf(why),
        row.getInt("waiting"),
        row.getInt("given_up"));
  }

  /** Adds one, unless one that is told has the same address; says whether it did. */
  boolean insert(UUID tenant, UUID id, String url, List<MessageKind> kinds, Instant at, String by) {
    return db.sql(
                """
                INSERT INTO webhook (tenant_id, id, url, kinds, created_at, created_name)
                VALUES (:tenant, :id, :url, :kinds, :at, :by)
                ON CONFLICT DO NOTHING
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("url", url)
            .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
            .param("at", utc(at))
            .param("by", by)
            .update()
        == 1;
  }

  void addSecret(UUID tenant, UUID webhook, UUID id, byte[] secret, Instant at) {
    db.sql(
            """
            INSERT INTO webhook_secret (tenant_id, webhook_id, id, secret, created_at)
            VALUES (:tenant, :webhook, :id, :secret, :at)
            """)
        .param("tenant", tenant)
        .param("webhook", webhook)
        .param("id", id)
        .param("secret", secret)
        .param("at", utc(at))
        .update();
  }

  /** Has the secrets of a webhook end at a time, if they do not before. */
  void endSecrets(UUID tenant, UUID webhook, Instant at) {
    db.sql(
            """
            UPDATE webhook_secret SET ends_at = :at
            WHERE tenant_id = :tenant AND webhook_id = :webhook
              AND (ends_at IS NULL OR ends_at > :at)
            """)
        .param("at", utc(at))
        .param("tenant", tenant)
        .param("webhook", webhook)
        .update();
  }

  /** Ends a webhook that is told; says whether it was. */
  boolean end(UUID tenant, UUID id, Webhook.End why, Instant at) {
    return db.sql(
                """
                UPDATE webhook SET ended_at = :at, ended_why = :why
                WHERE tenant_id = :tenant AND id = :id AND ended_at IS NULL
                """)
            .param("at", utc(at))
            .param("why", why.name())
            .param("tenant", tenant)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * The worker's: where a webhook's messages go.
   *
   * @param secrets those that they are signed with, the newest first
   */
  record Target(String url, List<byte[]> secrets) {}

  /** The worker's: where to send; nothing of one that has ended. */
  Optional<Target> target(UUID tenant, UUID id, Instant now) {
    @Nullable String url =
        db.sql(
                """
                SELECT url FROM webhook
                WHERE tenant_id = :tenant AND id = :id AND ended_at IS NULL
                """)
            .param("tenant", tenant)
            .param("id", id)
            .query(String.class)
            .optional()
            .orElse(null);
    if (url == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Target(
            url,
            db.sql(
                    """
                    SELECT secret FROM webhook_secret
                    WHERE tenant_id = :tenant AND webhook_id = :id
                      AND (ends_at IS NULL OR ends_at > :now)
                    ORDER BY created_at DESC, id
                    """)
                .param("tenant", tenant)
                .param("id", id)
                .param("now", utc(now))
                .query((row, number) -> row.getBytes("secret"))
                .list()));
  }

  /** The worker's: forgets secrets that have ended. */
  void forgetSecrets(Instant now) {
    db.sql("DELETE FROM webhook_secret WHERE ends_at <= :now").param("now", utc(now)).update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
