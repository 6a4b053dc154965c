package org.platsa.api.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code audit_entry} (<i>granskningslogg</i>): added to, and read. */
@Repository
class AuditStore {
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;
  private final Ids ids;

  AuditStore(JdbcClient db, JsonMapper json, Ids ids) {
    this.db = db;
    this.json = json;
    this.ids = ids;
  }

  /** What was done to what. */
  record Deed(String action, String subjectType, String subjectId, Map<String, ?> details) {}

  /** From where, and which run and problem it was about. */
  record Circumstances(
      @Nullable String address, @Nullable UUID run, @Nullable UUID draft, @Nullable UUID problem) {}

  /** Adds a row; to be called in a transaction. Nothing is read back: not every login may. */
  void add(UUID tenant, Actor actor, Deed deed, Circumstances circumstances) {
    add(
        """
        INSERT INTO audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, action,
                                 subject_type, subject_id, details, address, run_id, problem_id)
        VALUES (:tenant, :id, :kind, :actor, :name, :action, :type, :subject, :details::jsonb,
                :address, :run, :problem)
        """,
        tenant,
        actor,
        deed,
        circumstances);
  }

  /**
   * Adds a row about a read, of another action where the problem has students with a protected
   * identity, with their number; both are found out by the same statement. Of a term, that is every
   * version of its data, and the number is the largest.
   */
  void addRead(
      UUID tenant, Actor actor, Deed deed, String ifProtected, Circumstances circumstances) {
    add(
        """
        INSERT INTO audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, action,
                                 subject_type, subject_id, details, address, run_id, problem_id)
        SELECT :tenant::uuid, :id::uuid, :kind, :actor::uuid, :name,
               CASE WHEN hidden.number > 0 THEN '%s' ELSE :action END,
               :type, :subject,
               :details::jsonb || CASE WHEN hidden.number > 0
                 THEN jsonb_build_object('protectedStudents', hidden.number)
                 ELSE '{}' END,
               :address, :run::uuid, coalesce(p.id, :problem::uuid)
        FROM (SELECT 1) AS one
        LEFT JOIN run r ON r.tenant_id = :tenant AND r.id = :run
        LEFT JOIN draft d ON d.tenant_id = :tenant AND d.id = :draft
        LEFT JOIN problem p ON p.tenant_id = :tenant
                           AND p.id = coalesce(r.problem_id, d.problem_id, :problem,
                                               (SELECT id FROM problem
                                                WHERE tenant_id = :tenant AND :type = 'term'
                                                  AND term_id = :subject
                                                ORDER BY created_at DESC, id DESC LIMIT 1))
        CROSS JOIN LATERAL (
          SELECT greatest(p.protected_students,
                          (SELECT max(protected_students) FROM problem
                           WHERE tenant_id = :tenant AND :type = 'term' AND term_id = :subject))
        ) AS hidden (number)
        """
            .formatted(ifProtected),
        tenant,
        actor,
        deed,
        circumstances);
  }

  private void add(String sql, UUID tenant, Actor actor, Deed deed, Circumstances circumstances) {
    db.sql(sql)
        .param("tenant", tenant)
        .param("id", ids.next())
        .param("kind", actor.kind().name())
        .param("actor", actor.id(), Types.OTHER)
        .param("name", actor.name())
        .param("action", deed.action())
        .param("type", deed.subjectType())
        .param("subject", deed.subjectId())
        .param("details", json.writeValueAsString(deed.details()))
        .param("address", circumstances.address(), Types.VARCHAR)
        .param("run", circumstances.run(), Types.OTHER)
        .param("draft", circumstances.draft(), Types.OTHER)
        .param("problem", circumstances.problem(), Types.OTHER)
        .update();
  }

  /**
   * Entries that fit, newest first.
   *
   * @param before only those older than the entry of this id; null for the newest
   */
  List<AuditEntry> newest(UUID tenant, AuditFilter filter, @Nullable UUID before, int limit) {
    return entries(
        tenant,
        filter,
        """
         AND (:before::uuid IS NULL OR (at, id) < (SELECT at, id FROM audit_entry
                                                   WHERE tenant_id = :tenant AND id = :before))
        ORDER BY at DESC, id DESC
        """,
        before,
        limit);
  }

  /** Entries that fit and that are younger than the entry of an id, oldest first. */
  List<AuditEntry> oldest(UUID tenant, AuditFilter filter, @Nullable UUID after, int limit) {
    return entries(
        tenant,
        filter,
        """
         AND (:before::uuid IS NULL OR (at, id) > (SELECT at, id FROM audit_entry
                                                   WHERE tenant_id = :tenant AND id = :before))
        ORDER BY at, id
        """,
        after,
        limit);
  }

  private List<AuditEntry> entries(
      UUID tenant, AuditFilter filter, String from, @Nullable UUID other, int limit) {
    return db.sql(
            """
            SELECT id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id,
                   details::text AS details, address, run_id, problem_id
            FROM audit_entry
            WHERE tenant_id = :tenant
              AND (:who::text IS NULL OR strpos(lower(actor_name), lower(:who)) > 0
                   OR actor_id::text = lower(:who))
              AND (:action::text IS NULL OR action = :action OR starts_with(action, :action || '.'))
              AND (:subject::text IS NULL OR subject_id = :subject
                   OR run_id::text = lower(:subject) OR problem_id::text = lower(:subject))
              AND (:from::timestamptz IS NULL OR at >= :from)
              AND (:to::timestamptz IS NULL OR at < :to)
            """
                + from
                + " LIMIT :limit")
        .param("tenant", tenant)
        .param("who", filter.who(), Types.VARCHAR)
        .param("action", filter.action(), Types.VARCHAR)
        .param("subject", filter.subject(), Types.VARCHAR)
        .param("from", filter.from(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("to", filter.to(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("before", other, Types.OTHER)
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  private AuditEntry entry(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new AuditEntry.By(
            Actor.Kind.valueOf(row.getString("actor_kind")),
            row.getObject("actor_id", UUID.class),
            row.getString("actor_name")),
        row.getString("action"),
        row.getString("subject_type"),
        row.getString("subject_id"),
        json.readValue(row.getString("details"), DETAILS),
        row.getString("address"),
        row.getObject("run_id", UUID.class),
        row.getObject("problem_id", UUID.class));
  }
}
