package org.platsa.api.ask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.solver.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables {@code asked_provider} and {@code requested_student} as a provider reads and writes
 * them (<i>önskemål</i>). The department counts by the same statement.
 */
@Repository
class RequestStore {
  /** Whether any version of a row has a protected identity. */
  private static final String PROTECTED =
      """
       'true' IN (draft::json #>> '{student,protectedIdentity}',
                  sent::json #>> '{student,protectedIdentity}',
                  taken::json #>> '{student,protectedIdentity}')
      """;

  /** Of each provider that is asked; needs {@code :tenant}. */
  static final String PROVIDERS =
      """
      SELECT p.id, p.provider_id, p.provider_name, p.sent_at, p.sent_name, p.reminded_at, s.students, s.placements,
             s.waiting, s.later, s.late, s.left_out, s.protected_students
      FROM asked_provider p
      JOIN asking a ON a.tenant_id = p.tenant_id AND a.term_id = p.term_id, LATERAL (
        SELECT count(sent) AS students,
               coalesce(sum(json_array_length(sent::json -> 'placements')), 0) AS placements,
               count(*) FILTER (WHERE draft IS DISTINCT FROM sent) AS waiting,
               count(*) FILTER (WHERE sent IS DISTINCT FROM taken) AS later,
               count(*) FILTER (WHERE sent IS DISTINCT FROM taken
                                  AND r.left_out_at >= r.sent_at) AS left_out,
               count(sent) FILTER (
                 WHERE (sent_at AT TIME ZONE 'Europe/Stockholm')::date > a.first_by) AS late,
               count(*) FILTER (WHERE\
      """
          + PROTECTED
          + """
                  ) AS protected_students
            FROM requested_student r
            WHERE r.tenant_id = p.tenant_id AND r.provider_id = p.provider_id
              AND r.term_id = p.term_id) AS s
          WHERE p.tenant_id = :tenant
          """;

  static final String ASKING =
      "a.term_id, a.term_name, a.answer_by, a.first_by, a.message, a.opened_at, a.closed_at";

  private final JdbcClient db;

  RequestStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A term for which a provider is asked.
   *
   * @param choices what can be chosen
   * @param suggestion what it asked for the term before
   */
  record Sheet(
      Asking asking, AskedProvider own, Problem choices, List<RequestedGroup> suggestion) {}

  /** Terms for which a provider is asked, the one that was opened last first. */
  @Transactional(readOnly = true)
  List<Asking> askings(UUID tenant, String provider) {
    return db.sql(
            "SELECT "
                + ASKING
                + """
                 FROM asking a
                WHERE a.tenant_id = :tenant
                  AND EXISTS (SELECT FROM asked_provider p
                              WHERE p.tenant_id = a.tenant_id AND p.term_id = a.term_id
                                AND p.provider_id = :provider)
                ORDER BY a.opened_at DESC, a.term_id
                """)
        .param("tenant", tenant)
        .param("provider", provider)
        .query((row, number) -> asking(row))
        .list();
  }

  /** How far a provider has come in a term. */
  @Transactional(readOnly = true)
  Optional<AskedProvider> own(UUID tenant, String provider, String term) {
    return db.sql(PROVIDERS + " AND p.provider_id = :provider AND p.term_id = :term")
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .query((row, number) -> provider(row))
        .optional();
  }

  /** What a provider is asked in a term. */
  @Transactional(readOnly = true)
  Optional<Sheet> sheet(UUID tenant, String provider, String term) {
    ComputeLane.require();
    return own(tenant, provider, term)
        .flatMap(own ->
            db.sql(
                    "SELECT "
                        + ASKING
                        + """
                        , a.choices, p.suggestion FROM asking a
                        JOIN asked_provider p ON p.tenant_id = a.tenant_id
                                             AND p.term_id = a.term_id
                        WHERE a.tenant_id = :tenant AND a.term_id = :term
                          AND p.provider_id = :provider
                        """)
                .param("tenant", tenant)
                .param("term", term)
                .param("provider", provider)
                .query((row, number) ->
                    new Sheet(
                        asking(row),
                        own,
                        Choices.read(row.getString("choices")),
                        RequestedGroup.read(row.getString("suggestion"))))
                .optional());
  }

  /** The students of a sheet, by group and reference. */
  @Transactional(readOnly = true)
  List<RequestedStudent> students(UUID tenant, String provider, String term) {
    ComputeLane.require();
    return db
        .sql(
            """
            SELECT draft, sent, reference, group_name, changed_at, sent_at,
                   CASE WHEN sent IS DISTINCT FROM taken AND left_out_at >= sent_at
                        THEN coalesce(left_out_code, 'LEFT_OUT') END AS left_out
            FROM requested_student
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND coalesce(draft, sent) IS NOT NULL
            ORDER BY group_name NULLS LAST, reference NULLS LAST, student_id
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .query((row, number) ->
            Optional.ofNullable(
                RequestedStudent.of(
                    row.getString("draft"),
                    row.getString("sent"),
                    row.getString("reference"),
                    row.getString("group_name"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                    instant(row, "sent_at"),
                    row.getString("left_out"))))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * How many students of a sheet have a protected identity: as it is written, was sent or is taken
   * in.
   *
   * @param known others whose identity is protected, by what the department knows
   */
  @Transactional(readOnly = true)
  int protectedStudents(UUID tenant, String provider, String term, Set<String> known) {
    return db.sql(
            "SELECT count(*) FROM requested_student"
                + " WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term"
                + " AND coalesce(draft, sent) IS NOT NULL AND (student_id = ANY (:known) OR"
                + PROTECTED
                + ")")
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .param("known", known.toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  /** When each student of a sheet was changed last, by pseudonym. */
  @Transactional(readOnly = true)
  Map<String, Instant> changes(UUID tenant, String provider, String term) {
    Map<String, Instant> changes = new HashMap<>();
    db.sql(
            """
            SELECT student_id, changed_at FROM requested_student
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND coalesce(draft, sent) IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .query(row -> {
          changes.put(
              row.getString("student_id"),
              row.getObject("changed_at", OffsetDateTime.class).toInstant());
        });
    return changes;
  }

  /**
   * Keeps a provider's sheet for one writer until the end of the transaction, if it can be changed;
   * says whether it can.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean open(UUID tenant, String provider, String term, LocalDate today, Instant now) {
    return db.sql(
                """
                UPDATE asked_provider p SET changed_at = :now
                WHERE p.tenant_id = :tenant AND p.provider_id = :provider AND p.term_id = :term
                  AND EXISTS (SELECT FROM asking a
                              WHERE a.tenant_id = p.tenant_id AND a.term_id = p.term_id
                                AND a.closed_at IS NULL AND a.answer_by >= :today)
                """)
            .param("tenant", tenant)
            .param("provider", provider)
            .param("term", term)
            .param("today", today)
            .param("now", utc(now))
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void put(UUID tenant, String provider, String term, RequestReader.Row row, Instant now) {
    db.sql(
            """
            INSERT INTO requested_student (tenant_id, provider_id, term_id, student_id, reference,
                                           group_name, draft, changed_at)
            VALUES (:tenant, :provider, :term, :student, :reference, :group, :draft, :now)
            ON CONFLICT (tenant_id, provider_id, term_id, student_id) DO UPDATE
            SET reference = excluded.reference, group_name = excluded.group_name,
                draft = excluded.draft, changed_at = excluded.changed_at
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .param("student", row.wish().student().id())
        .param("reference", row.reference(), Types.VARCHAR)
        .param("group", row.group(), Types.VARCHAR)
        .param("draft", row.wish().written())
        .param("now", utc(now))
        .update();
  }

  /** Writes a student no more; says whether there was one. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean remove(UUID tenant, String provider, String term, String student, Instant now) {
    int removed =
        db.sql(
                """
                UPDATE requested_student SET draft = NULL, changed_at = :now
                WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
                  AND student_id = :student AND draft IS NOT NULL
                """)
            .param("tenant", tenant)
            .param("provider", provider)
            .param("term", term)
            .param("student", student)
            .param("now", utc(now))
            .update();
    forget(tenant, provider, term);
    return removed == 1;
  }

  /** Takes back that a student is to be taken away; says whether that was so. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean restore(UUID tenant, String provider, String term, String student, Instant now) {
    return db.sql(
                """
                UPDATE requested_student SET draft = sent, changed_at = :now
                WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
                  AND student_id = :student AND draft IS NULL AND sent IS NOT NULL
                """)
            .param("tenant", tenant)
            .param("provider", provider)
            .param("term", term)
            .param("student", student)
            .param("now", utc(now))
            .update()
        == 1;
  }

  /** Sends all that is written; how many rows are different then. */
  @Transactional(propagation = Propagation.MANDATORY)
  int send(UUID tenant, String provider, String term, String by, Instant now) {
    int sent =
        db.sql(
                """
                UPDATE requested_student SET sent = draft, sent_at = :now
                WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
                  AND sent IS DISTINCT FROM draft
                """)
            .param("tenant", tenant)
            .param("provider", provider)
            .param("term", term)
            .param("now", utc(now))
            .update();
    forget(tenant, provider, term);
    db.sql(
            """
            UPDATE asked_provider SET sent_at = :now, sent_name = :by
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
            """)
        .param("now", utc(now))
        .param("by", by)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .update();
    return sent;
  }

  /** Rows that nobody needs any more; of those that an undone version may bring back the names. */
  private void forget(UUID tenant, String provider, String term) {
    db.sql(
            """
            DELETE FROM requested_student
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND draft IS NULL AND sent IS NULL AND taken IS NULL AND taken_log IS NULL
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .update();
    db.sql(
            """
            UPDATE requested_student SET reference = NULL, group_name = NULL
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND draft IS NULL AND sent IS NULL AND taken IS NULL
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .update();
  }

  static Asking asking(ResultSet row) throws SQLException {
    return new Asking(
        row.getString("term_id"),
        row.getString("term_name"),
        row.getObject("answer_by", LocalDate.class),
        row.getObject("first_by", LocalDate.class),
        row.getString("message"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        instant(row, "closed_at"));
  }

  static AskedProvider provider(ResultSet row) throws SQLException {
    return new AskedProvider(
        row.getObject("id", UUID.class),
        row.getString("provider_id"),
        row.getString("provider_name"),
        row.getInt("students"),
        row.getInt("placements"),
        row.getInt("waiting"),
        row.getInt("later"),
        row.getInt("late"),
        row.getInt("left_out"),
        row.getInt("protected_students"),
        instant(row, "sent_at"),
        row.getString("sent_name"),
        instant(row, "reminded_at"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
