package org.platsa.api.ask;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
   * @param leftOutAt when it was left out, if that was since it was sent; null if not
   * @param leftOutCode what was wrong with it then; null if it was not said
   */
  record Row(
      String providerId,
      String provider,
      String studentId,
      @Nullable String sent,
      @Nullable String taken,
      boolean late,
      @Nullable Instant leftOutAt,
      @Nullable String leftOutCode) {
    boolean isNew() {
      return !Objects.equals(sent, taken);
    }
  }

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
                     AS late,
                   CASE WHEN r.left_out_at >= r.sent_at THEN r.left_out_at END AS left_out_at,
                   r.left_out_code
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
                row.getBoolean("late"),
                RequestStore.instant(row, "left_out_at"),
                row.getString("left_out_code")))
        .list();
  }

  /** What tells these rows from others: a hash of what was sent, and of what is left out. */
  @Transactional(readOnly = true)
  String version(UUID tenant, String term, boolean all) {
    return db.sql(
            """
            SELECT encode(sha256(convert_to(coalesce(
                     string_agg(provider_id || E'\\t' || student_id || E'\\t' || coalesce(sent, '')
                                  || CASE WHEN left_out_at >= sent_at THEN E'\\t-' ELSE '' END,
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
   * Remembers what of a student is in the data now; of one of whom nothing is left no reference.
   * Says whether it was there.
   *
   * @param problem the data
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean taken(UUID tenant, String term, Row row, UUID problem) {
    TakenLog log =
        TakenLog.read(logs(tenant, term, row.providerId(), row.studentId()).orElse(null))
            .with(problem, row.taken(), row.sent());
    int taken =
        db.sql(
                """
                UPDATE requested_student
                SET taken = :taken, taken_log = :log, left_out_at = NULL, left_out_code = NULL
                WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
                  AND student_id = :student
                """)
            .param("taken", row.sent(), Types.VARCHAR)
            .param("log", log.written())
            .param("tenant", tenant)
            .param("term", term)
            .param("provider", row.providerId())
            .param("student", row.studentId())
            .update();
    db.sql(
            """
            UPDATE requested_student SET reference = NULL, group_name = NULL
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

  private Optional<String> logs(UUID tenant, String term, String provider, String student) {
    return db.sql(
            """
            SELECT taken_log FROM requested_student
            WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
              AND student_id = :student AND taken_log IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("provider", provider)
        .param("student", student)
        .query(String.class)
        .optional();
  }

  /**
   * Remembers that a unit's answer is in the data.
   *
   * @param problem the data
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void takenOffer(UUID tenant, String term, OfferStore.Answer answer, UUID problem) {
    TakenLog log =
        TakenLog.read(
                db.sql(
                        """
                        SELECT taken_log FROM asked_unit
                        WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
                          AND taken_log IS NOT NULL
                        """)
                    .param("tenant", tenant)
                    .param("term", term)
                    .param("unit", answer.unitId())
                    .query(String.class)
                    .optional()
                    .orElse(null))
            .with(
                problem,
                Objects.toString(answer.takenAt(), null),
                Objects.toString(answer.answeredAt(), null));
    db.sql(
            """
            UPDATE asked_unit SET taken_at = :answered, taken_log = :log, left_out_at = NULL
            WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
            """)
        .param("answered", AskingStore.utc(answer.answeredAt()))
        .param("log", log.written())
        .param("tenant", tenant)
        .param("term", term)
        .param("unit", answer.unitId())
        .update();
  }

  /** A row with its log. */
  private record Logged(String of, String by, TakenLog log) {}

  /**
   * Has each answer count as taken in that a version has, by what was remembered.
   *
   * @param lineage that version, what it was made of, and so on
   * @param step what becomes of each log; empty if the answer counts as before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void recount(
      UUID tenant, String term, Set<UUID> lineage, Function<TakenLog, Optional<TakenLog>> step) {
    for (Logged each : logged("requested_student", "student_id", "provider_id", tenant, term)) {
      TakenLog log = step.apply(each.log()).orElse(null);
      if (log == null) {
        continue;
      }
      db.sql(
              """
              UPDATE requested_student SET taken = :taken, taken_log = :log
              WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
                AND student_id = :student
              """)
          .param("taken", log.in(lineage), Types.VARCHAR)
          .param("log", log.written())
          .param("tenant", tenant)
          .param("term", term)
          .param("provider", each.by())
          .param("student", each.of())
          .update();
    }
    for (Logged each : logged("asked_unit", "unit_id", "unit_id", tenant, term)) {
      TakenLog log = step.apply(each.log()).orElse(null);
      if (log == null) {
        continue;
      }
      String at = log.in(lineage);
      db.sql(
              """
              UPDATE asked_unit SET taken_at = :at, taken_log = :log
              WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
              """)
          .param("at", AskingStore.utc(at == null ? null : Instant.parse(at)))
          .param("log", log.written())
          .param("tenant", tenant)
          .param("term", term)
          .param("unit", each.of())
          .update();
    }
  }

  private List<Logged> logged(String table, String of, String by, UUID tenant, String term) {
    return db.sql(
            "SELECT "
                + of
                + " AS of_row, "
                + by
                + " AS by_row, taken_log FROM "
                + table
                + " WHERE tenant_id = :tenant AND term_id = :term AND taken_log IS NOT NULL")
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) ->
            new Logged(
                row.getString("of_row"),
                row.getString("by_row"),
                TakenLog.read(row.getString("taken_log"))))
        .list();
  }

  /**
   * Leaves out a student that was sent and is not in the data as it was sent, or takes it along
   * again; says whether there is one.
   *
   * @param at null for along
   * @param code what is wrong with it; null for nothing
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean leaveOut(
      UUID tenant,
      String term,
      String provider,
      String student,
      @Nullable Instant at,
      @Nullable String code) {
    return db.sql(
                """
                UPDATE requested_student SET left_out_at = :at, left_out_code = :code
                WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
                  AND student_id = :student AND sent IS DISTINCT FROM taken
                """)
            .param("at", AskingStore.utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("code", code, Types.VARCHAR)
            .param("tenant", tenant)
            .param("term", term)
            .param("provider", provider)
            .param("student", student)
            .update()
        == 1;
  }

  /** The same of all that a provider has sent until now. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean leaveOutProvider(UUID tenant, String term, String provider, @Nullable Instant at) {
    return db.sql(
                """
                UPDATE requested_student SET left_out_at = :at, left_out_code = NULL
                WHERE tenant_id = :tenant AND term_id = :term AND provider_id = :provider
                  AND sent IS DISTINCT FROM taken
                """)
            .param("at", AskingStore.utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("tenant", tenant)
            .param("term", term)
            .param("provider", provider)
            .update()
        > 0;
  }

  /** The same of what a unit has answered. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean leaveOutUnit(UUID tenant, String term, String unit, @Nullable Instant at) {
    return db.sql(
                """
                UPDATE asked_unit SET left_out_at = :at
                WHERE tenant_id = :tenant AND term_id = :term AND unit_id = :unit
                  AND answered_at IS DISTINCT FROM taken_at
                """)
            .param("at", AskingStore.utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("tenant", tenant)
            .param("term", term)
            .param("unit", unit)
            .update()
        == 1;
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

  /** Has whoever takes in, sends or reminds for the same term at the same time wait. */
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
