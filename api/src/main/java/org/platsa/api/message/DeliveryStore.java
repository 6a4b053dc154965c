package org.platsa.api.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code delivery} (<i>leveranser</i>). To be called in a transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryStore {
  private final JdbcClient db;

  DeliveryStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A delivery that this replica alone sends for a while.
   *
   * @param tries how often it has been sent, this time included
   * @param at when that happened what it tells
   * @param lastDay after which it is not told any more; null for no such day
   * @param webhook whose; null for an e-mail
   * @param account whose; null for a webhook
   */
  record Claimed(
      UUID tenant,
      UUID id,
      int tries,
      UUID message,
      MessageKind kind,
      Instant at,
      String term,
      @Nullable String provider,
      @Nullable UUID proposal,
      @Nullable UUID run,
      @Nullable LocalDate lastDay,
      @Nullable UUID webhook,
      @Nullable UUID account) {}

  /**
   * Hands messages out to whoever wants them by now, each once; says how many messages. A plan's
   * repair waits until its run has ended, and is told if that has a plan.
   *
   * @param byMail whether e-mails are sent at all
   */
  int spread(Instant now, int most, boolean byMail) {
    List<UUID> due =
        db.sql(
                """
                SELECT m.id FROM message m
                WHERE m.spread_at IS NULL AND m.due_at <= :now
                  AND NOT EXISTS (SELECT 1 FROM run r
                                  WHERE r.tenant_id = m.tenant_id AND r.id = m.run_id
                                    AND r.state IN ('QUEUED', 'SOLVING'))
                ORDER BY m.due_at, m.id LIMIT :most FOR UPDATE OF m SKIP LOCKED
                """)
            .param("now", utc(now))
            .param("most", most)
            .query(UUID.class)
            .list();
    if (due.isEmpty()) {
      return 0;
    }
    UUID[] ids = due.toArray(UUID[]::new);
    db.sql(
            """
            INSERT INTO delivery (tenant_id, id, message_id, webhook_id, state, due_at)
            SELECT m.tenant_id, gen_random_uuid(), m.id, w.id, 'WAITING', :now
            FROM message m
            JOIN webhook w ON w.tenant_id = m.tenant_id AND w.ended_at IS NULL
                          AND m.kind = ANY (w.kinds) AND w.created_at <= m.at
            WHERE m.id = ANY (:ids) AND m.spread_at IS NULL
              AND (m.run_id IS NULL
                   OR EXISTS (SELECT 1 FROM run r
                              WHERE r.tenant_id = m.tenant_id AND r.id = m.run_id
                                AND r.state = 'COMPLETED'))
            """)
        .param("now", utc(now))
        .param("ids", ids)
        .update();
    if (byMail) {
      spreadByMail(now, ids);
    }
    return db.sql(
            """
            UPDATE message SET spread_at = :now WHERE id = ANY (:ids) AND spread_at IS NULL
            """)
        .param("now", utc(now))
        .param("ids", ids)
        .update();
  }

  private void spreadByMail(Instant now, UUID[] ids) {
    MessageKind[] kinds = MessageKind.values();
    String[] names = new String[kinds.length];
    String[] readers = new String[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      names[i] = kinds[i].name();
      readers[i] = kinds[i].reader().name();
    }
    db.sql(
            """
            INSERT INTO delivery (tenant_id, id, message_id, account_id, state, due_at)
            SELECT m.tenant_id, gen_random_uuid(), m.id, a.id, 'WAITING', :now
            FROM message m
            JOIN unnest(:kinds::text[], :readers::text[]) AS told (kind, reader)
              ON told.kind = m.kind
            JOIN account a ON a.tenant_id = m.tenant_id AND told.reader = ANY (a.roles)
                          AND a.active AND NOT a.demo
                          AND m.kind <> ALL (a.unwanted_messages)
                          AND (a.provider_id IS NULL OR a.provider_id = m.provider_id)
                          AND (m.kind <> 'OFFERS_DUE'
                               OR EXISTS (SELECT 1 FROM asked_unit u
                                          WHERE u.tenant_id = m.tenant_id
                                            AND u.term_id = m.term_id AND u.answered_at IS NULL
                                            AND u.unit_id = ANY (a.unit_ids)))
                          -- Of the terms and hours of a day the first; the link leads to all.
                          AND (m.kind <> 'OFFERS_DUE'
                               OR NOT EXISTS (
                                 SELECT 1 FROM message e
                                 WHERE e.tenant_id = m.tenant_id AND e.kind = 'OFFERS_DUE'
                                   AND (e.at, e.id) < (m.at, m.id)
                                   AND (e.at AT TIME ZONE 'Europe/Stockholm')::date
                                       = (m.at AT TIME ZONE 'Europe/Stockholm')::date
                                   AND (EXISTS (SELECT 1 FROM delivery d
                                                WHERE d.tenant_id = e.tenant_id
                                                  AND d.message_id = e.id AND d.account_id = a.id)
                                        OR (e.spread_at IS NULL
                                            AND EXISTS (
                                              SELECT 1 FROM asked_unit u
                                              WHERE u.tenant_id = e.tenant_id
                                                AND u.term_id = e.term_id
                                                AND u.answered_at IS NULL
                                                AND u.unit_id = ANY (a.unit_ids))))))
            WHERE m.id = ANY (:ids) AND m.spread_at IS NULL
              AND (m.run_id IS NULL
                   OR EXISTS (SELECT 1 FROM run r
                              WHERE r.tenant_id = m.tenant_id AND r.id = m.run_id
                                AND r.state = 'COMPLETED'))
            """)
        .param("now", utc(now))
        .param("kinds", names)
        .param("readers", readers)
        .param("ids", ids)
        .update();
  }

  /**
   * Takes deliveries whose turn it is, those that wait longest first; no other replica takes them
   * before the lease is over, by the database's clock. Of a webhook one at a time, in the order in
   * which things happened: what it did not take, since it could not, holds up what came later. What
   * it would not take (a status from 400 to 499 but 408 and 429) is sent again later by itself, and
   * holds up nothing.
   *
   * @param byMail whether e-mails are taken, or what webhooks are told
   */
  List<Claimed> claim(Instant now, boolean byMail, int most, Duration lease) {
    return db.sql(
            """
            WITH taken AS (
              UPDATE delivery d
              SET lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                  tries = d.tries + 1, tried_at = :now
              FROM (SELECT e.tenant_id, e.id FROM delivery e
                    WHERE e.state = 'WAITING' AND e.due_at <= :now
                      AND (e.account_id IS NOT NULL) = :mail
                      AND (e.lease_until IS NULL OR e.lease_until < clock_timestamp())
                      AND NOT EXISTS (
                        SELECT 1 FROM delivery o
                        WHERE o.tenant_id = e.tenant_id AND o.webhook_id = e.webhook_id
                          AND o.state = 'WAITING' AND o.id <> e.id
                          AND (o.lease_until >= clock_timestamp()
                               OR o.message_id < e.message_id
                                  AND (o.due_at <= :now OR o.status IS NULL
                                       OR o.status NOT BETWEEN 400 AND 499
                                       OR o.status IN (408, 429))))
                    ORDER BY e.due_at, e.message_id LIMIT :most FOR UPDATE SKIP LOCKED) AS due
              WHERE d.tenant_id = due.tenant_id AND d.id = due.id
              RETURNING d.tenant_id, d.id, d.tries, d.message_id, d.webhook_id, d.account_id)
            SELECT t.tenant_id, t.id, t.tries, t.webhook_id, t.account_id, m.id AS message, m.kind,
                   m.at, m.term_id, m.provider_id, m.proposal_id, m.run_id, m.last_day
            FROM taken t JOIN message m ON m.tenant_id = t.tenant_id AND m.id = t.message_id
            """)
        .param("now", utc(now))
        .param("mail", byMail)
        .param("most", most)
        .param("lease", lease.toMillis())
        .query(DeliveryStore::claimed)
        .list();
  }

  private static Claimed claimed(ResultSet row, int number) throws SQLException {
    return new Claimed(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getInt("tries"),
        row.getObject("message", UUID.class),
        MessageKind.valueOf(row.getString("kind")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("term_id"),
        row.getString("provider_id"),
        row.getObject("proposal_id", UUID.class),
        row.getObject("run_id", UUID.class),
        row.getObject("last_day", LocalDate.class),
        row.getObject("webhook_id", UUID.class),
        row.getObject("account_id", UUID.class));
  }

  /**
   * Writes down what a try came to, unless another replica has taken the delivery since.
   *
   * @param due when it is sent again, if it waits
   */
  void tried(Claimed claimed, Delivery.State state, Instant due, Outcome outcome) {
    db.sql(
            """
            UPDATE delivery SET state = :state, due_at = :due, lease_until = NULL, fault = :fault,
                                status = :status
            WHERE tenant_id = :tenant AND id = :id AND state = 'WAITING' AND tries = :tries
            """)
        .param("state", state.name())
        .param("due", utc(due))
        .param("fault", outcome.fault() == null ? null : outcome.fault().name(), Types.VARCHAR)
        .param("status", outcome.status(), Types.INTEGER)
        .param("tenant", claimed.tenant())
        .param("id", claimed.id())
        .param("tries", claimed.tries())
        .update();
  }

  /** A webhook's deliveries, the newest first. */
  List<Delivery> of(UUID tenant, UUID webhook, int most) {
    return db.sql(
            """
            SELECT d.id, d.message_id, m.kind, m.at, d.state, d.tries, d.tried_at, d.due_at,
                   d.fault, d.status
            FROM delivery d JOIN message m ON m.tenant_id = d.tenant_id AND m.id = d.message_id
            WHERE d.tenant_id = :tenant AND d.webhook_id = :webhook
            ORDER BY m.at DESC, d.id LIMIT :most
            """)
        .param("tenant", tenant)
        .param("webhook", webhook)
        .param("most", most)
        .query(DeliveryStore::delivery)
        .list();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    Delivery.State state = Delivery.State.valueOf(row.getString("state"));
    String fault = row.getString("fault");
    OffsetDateTime tried = row.getObject("tried_at", OffsetDateTime.class);
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("message_id", UUID.class),
        MessageKind.valueOf(row.getString("kind")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        state,
        row.getInt("tries"),
        tried == null ? null : tried.toInstant(),
        state == Delivery.State.WAITING
            ? row.getObject("due_at", OffsetDateTime.class).toInstant()
            : null,
        fault == null ? null : DeliveryFault.valueOf(fault),
        row.getObject("status", Integer.class));
  }

  /** Has what was given up sent again; says whether it was. */
  boolean sendAgain(UUID tenant, UUID webhook, UUID id, Instant now) {
    return db.sql(
                """
                UPDATE delivery SET state = 'WAITING', due_at = :now, lease_until = NULL
                WHERE tenant_id = :tenant AND webhook_id = :webhook AND id = :id
                  AND state = 'GIVEN_UP'
                """)
            .param("now", utc(now))
            .param("tenant", tenant)
            .param("webhook", webhook)
            .param("id", id)
            .update()
        == 1;
  }

  /** Has nothing more sent to a webhook. */
  void drop(UUID tenant, UUID webhook) {
    db.sql(
            """
            UPDATE delivery SET state = 'DROPPED'
            WHERE tenant_id = :tenant AND webhook_id = :webhook AND state = 'WAITING'
            """)
        .param("tenant", tenant)
        .param("webhook", webhook)
        .update();
  }

  /** Forgets so many messages that happened before a time, with their deliveries. */
  int forget(Instant before, int most) {
    return db.sql(
            """
            DELETE FROM message WHERE (tenant_id, id) IN (
              SELECT tenant_id, id FROM message
              WHERE at < :before AND spread_at IS NOT NULL
              ORDER BY at LIMIT :most FOR UPDATE SKIP LOCKED)
            """)
        .param("before", utc(before))
        .param("most", most)
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
