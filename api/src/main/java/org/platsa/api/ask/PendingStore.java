package org.platsa.api.ask;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was answered as the department takes it in (<i>svar att ta in</i>): sent requests, without
 * what providers know their students by.
 */
@Repository
class PendingStore {
  private final JdbcClient db;

  PendingStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A student that was sent.
   *
   * @param sent null if it was taken away
   * @param taken what of it is in the data; null for nothing
   * @param late whether it came after the day that was said first
   */
  record Row(
      String providerId,
      String provider,
      String studentId,
      @Nullable String sent,
      @Nullable String taken,
      boolean late) {}

  /**
   * Every student that was sent, or taken away after it was taken in.
   *
   * @param all also those that were taken in as they were sent
   */
  @Transactional(readOnly = true)
  List<Row> rows(UUID tenant, String term, boolean all) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT r.provider_id, p.provider_name, r.student_id, r.sent, r.taken,
                   coalesce((r.sent_at AT TIME ZONE 'Europe/Stockholm')::date > a.first_by, false)
                     AS late
            FROM requested_student r
            JOIN asked_provider p ON p.tenant_id = r.tenant_id AND p.provider_id = r.provider_id
                                 AND p.term_id = r.term_id
            JOIN asking a ON a.tenant_id = r.tenant_id AND a.term_id = r.term_id
            WHERE r.tenant_id = :tenant AND r.term_id = :term
              AND (r.sent IS NOT NULL OR r.taken IS NOT NULL)
              AND (:all OR r.sent IS DISTINCT FROM r.taken)
            ORDER BY p.provider_name, r.provider_id, r.student_id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("all", all)
        .query((row, number) ->
            new Row(
                row.getString("provider_id"),
                row.getString("provider_name"),
                row.getString("student_id"),
                row.getString("sent"),
                row.getString("taken"),
                row.getBoolean("late")))
        .list();
  }

  /** What tells these rows from others: a hash of what was sent. */
  @Transactional(readOnly = true)
  String version(UUID tenant, String term, boolean all) {
    return db.sql(
            """
            SELECT encode(sha256(convert_to(coalesce(
                     string_agg(provider_id || E'\\t' || student_id || E'\\t' || coalesce(sent, ''),
                                E'\\n' ORDER BY provider_id, student_id), ''), 'UTF8')), 'hex')
            FROM requested_student
            WHERE tenant_id = :tenant AND term_id = :term
              AND (sent IS NOT NULL OR taken IS NOT NULL)
              AND (:all OR sent IS DISTINCT FROM taken)
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("all", all)
        .query(String.class)
        .single();
  }

  /**
   * Remembers what of a student is in the data now; forgets one of whom nothing is left. Says
   * whether it was there.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean taken(UUID tenant, String term, Row row) {
    int taken =
        db.sql(
                """
                UPDATE requested_student SET taken = :taken
                WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
                  AND student_id = :student
                """)
            .param("taken", row.sent(), Types.VARCHAR)
            .param("tenant", tenant)
            .param("term", term)
            .param("provider", row.providerId())
            .param("student", row.studentId())
            .update();
    db.sql(
            """
            DELETE FROM requested_student
            WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
              AND student_id = :student AND draft IS NULL AND sent IS NULL AND taken IS NULL
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("provider", row.providerId())
        .param("student", row.studentId())
        .update();
    return taken == 1;
  }

  /** Remembers that a unit's answer is in the data. */
  @Transactional(propagation = Propagation.MANDATORY)
  void takenOffer(UUID tenant, String term, OfferStore.Answer answer) {
    db.sql(
            """
            UPDATE asked_unit SET taken_at = :answered
            WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
            """)
        .param("answered", AskingStore.utc(answer.answeredAt()))
        .param("tenant", tenant)
        .param("term", term)
        .param("unit", answer.unitId())
        .update();
  }

  /** Remembers when answers were taken in. */
  @Transactional(propagation = Propagation.MANDATORY)
  void takenAt(UUID tenant, String term, Instant now) {
    db.sql("UPDATE asking SET taken_at = :now WHERE tenant_id = :tenant AND term_id = :term")
        .param("now", RequestStore.utc(now))
        .param("tenant", tenant)
        .param("term", term)
        .update();
  }

  /** Has whoever takes in or sends for the same term at the same time wait. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(UUID tenant, String term) {
    db.sql("SELECT 1 FROM asking WHERE tenant_id = :tenant AND term_id = :term FOR UPDATE")
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {});
    db.sql(
            """
            SELECT 1 FROM asked_provider WHERE tenant_id = :tenant AND term_id = :term
            ORDER BY provider_id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {});
  }
}
