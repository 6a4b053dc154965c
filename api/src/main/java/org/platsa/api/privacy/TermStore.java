package org.platsa.api.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Terms as they are stored (<i>terminer</i>), and the table {@code term_archive}: what was exported
 * of them. To be called in a transaction.
 */
@Repository
class TermStore {
  /**
   * The versions of everything that an archive of a term holds. Explanations are made of the rest,
   * and pruning only drops what an archive has: neither is another version.
   */
  static final String CONTENT =
      """
      SELECT sha256(convert_to(coalesce(string_agg(version, E'\\n' ORDER BY version), ''), 'UTF8'))
      FROM (SELECT 'problem ' || id || ' ' || encode(content_hash, 'hex') AS version
            FROM problem WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'run ' || r.id || ' ' || r.state || ' ' || r.last_seq
            FROM run r JOIN problem p ON p.tenant_id = r.tenant_id AND p.id = r.problem_id
            WHERE p.tenant_id = :tenant AND p.term_id = :term
            UNION ALL
            SELECT 'draft ' || d.id || ' ' || d.version
            FROM draft d JOIN problem p ON p.tenant_id = d.tenant_id AND p.id = d.problem_id
            WHERE p.tenant_id = :tenant AND p.term_id = :term
            UNION ALL
            SELECT 'proposal ' || s.id || ' ' || concat_ws(' ', s.answered_at, s.replaced_at,
                                                           s.withdrawn_at)
            FROM proposal s
            JOIN publication b ON b.tenant_id = s.tenant_id AND b.id = s.publication_id
            JOIN problem p ON p.tenant_id = b.tenant_id AND p.id = b.problem_id
            WHERE p.tenant_id = :tenant AND p.term_id = :term
            UNION ALL
            SELECT 'asking ' || concat_ws(' ', opened_at, '/', closed_at, '/', taken_at)
            FROM asking WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'asked ' || provider_id || ' ' || concat_ws(' ', changed_at, sent_at, '/', reminded_at)
            FROM asked_provider WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'offered ' || unit_id || ' ' || concat_ws(' ', answered_at, '/', taken_at, '/',
                                                            left_out_at, '/', reminded_at)
            FROM asked_unit WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'requested ' || provider_id || ' ' || student_id || ' '
                   || concat_ws(' ', changed_at, sent_at, '/', left_out_at, '/', left_out_code)
                   || ' ' || coalesce(md5(taken_log), '')
            FROM requested_student WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'freed ' || id || ' ' || concat_ws(' ', ended_at, taken_at, told_at)
            FROM freed_place WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'reserve ' || chosen_at
            FROM reserve_choice WHERE tenant_id = :tenant AND term_id = :term
            UNION ALL
            SELECT 'evaluation ' || count(*) || ' ' || count(*) FILTER (WHERE used) || ' '
                   || count(revoked_at)
            FROM evaluation_link WHERE tenant_id = :tenant AND term_id = :term
            HAVING count(*) > 0) AS versions
      """;

  private final JdbcClient db;

  TermStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A term that there is something of.
   *
   * @param id as documents call it
   * @param lastDay the latest last day that a document has for it
   * @param problems how many
   * @param runs of them
   * @param unfinished runs of these that are queued or solving
   */
  record Stored(String id, LocalDate lastDay, int problems, int runs, int unfinished) {}

  /** What was exported. */
  record Archive(
      UUID id,
      String term,
      byte[] content,
      byte[] sha256,
      long bytes,
      int problems,
      int runs,
      String code,
      Instant madeAt,
      String madeBy,
      @Nullable Instant receivedAt,
      @Nullable String receivedBy) {
    Archive {
      content = content.clone();
      sha256 = sha256.clone();
    }
  }

  /** A department's terms, the oldest first. */
  List<Stored> terms(UUID tenant) {
    return db.sql(
            """
            SELECT p.term_id, max(p.term_end) AS last_day, count(DISTINCT p.id) AS problems,
                   count(r.id) AS runs,
                   count(r.id) FILTER (WHERE r.state IN ('QUEUED', 'SOLVING')) AS unfinished
            FROM problem p
            LEFT JOIN run r ON r.tenant_id = p.tenant_id AND r.problem_id = p.id
            WHERE p.tenant_id = :tenant
            GROUP BY p.term_id ORDER BY max(p.term_end), p.term_id
            """)
        .param("tenant", tenant)
        .query((row, number) ->
            new Stored(
                row.getString("term_id"),
                row.getObject("last_day", LocalDate.class),
                row.getInt("problems"),
                row.getInt("runs"),
                row.getInt("unfinished")))
        .list();
  }

  /** A term's problems, the oldest first. */
  List<UUID> problems(UUID tenant, String term) {
    return db.sql(
            """
            SELECT id FROM problem WHERE tenant_id = :tenant AND term_id = :term
            ORDER BY created_at, id
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(UUID.class)
        .list();
  }

  /** The version of everything that there is of a term. */
  byte[] content(UUID tenant, String term) {
    return db.sql(CONTENT)
        .param("tenant", tenant)
        .param("term", term)
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  /** The newest archive of each term that is not deleted yet. */
  List<Archive> archives(UUID tenant) {
    return db.sql(
            """
            SELECT DISTINCT ON (term_id) id, term_id, content, sha256, bytes, problems, runs, code,
                   made_at, made_by, received_at, received_by
            FROM term_archive WHERE tenant_id = :tenant AND deleted_at IS NULL
            ORDER BY term_id, made_at DESC, id DESC
            """)
        .param("tenant", tenant)
        .query((row, number) ->
            new Archive(
                row.getObject("id", UUID.class),
                row.getString("term_id"),
                row.getBytes("content"),
                row.getBytes("sha256"),
                row.getLong("bytes"),
                row.getInt("problems"),
                row.getInt("runs"),
                row.getString("code"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                instant(row.getObject("received_at", OffsetDateTime.class)),
                row.getString("received_by")))
        .list();
  }

  Optional<Archive> archive(UUID tenant, String term) {
    return archives(tenant).stream().filter(archive -> archive.term().equals(term)).findFirst();
  }

  void add(UUID tenant, Archive archive) {
    db.sql(
            """
            INSERT INTO term_archive (tenant_id, id, term_id, content, sha256, bytes, problems,
                                      runs, code, made_at, made_by)
            VALUES (:tenant, :id, :term, :content, :sha256, :bytes, :problems, :runs, :code,
                    :madeAt, :madeBy)
            """)
        .param("tenant", tenant)
        .param("id", archive.id())
        .param("term", archive.term())
        .param("content", archive.content())
        .param("sha256", archive.sha256())
        .param("bytes", archive.bytes())
        .param("problems", archive.problems())
        .param("runs", archive.runs())
        .param("code", archive.code())
        .param("madeAt", OffsetDateTime.ofInstant(archive.madeAt(), ZoneOffset.UTC))
        .param("madeBy", archive.madeBy())
        .update();
  }

  /** Somebody has it; says whether nobody had said so before. */
  boolean receive(UUID tenant, UUID archive, Instant at, String by) {
    return db.sql(
                """
                UPDATE term_archive SET received_at = :at, received_by = :by
                WHERE tenant_id = :tenant AND id = :id AND received_at IS NULL
                """)
            .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .param("by", by)
            .param("tenant", tenant)
            .param("id", archive)
            .update()
        == 1;
  }

  /** What it was made of is deleted; says whether it was not before. */
  boolean deleted(UUID tenant, UUID archive, Instant at, String by) {
    return db.sql(
                """
                UPDATE term_archive SET deleted_at = :at, deleted_by = :by
                WHERE tenant_id = :tenant AND id = :id AND received_at IS NOT NULL
                  AND deleted_at IS NULL
                """)
            .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .param("by", by)
            .param("tenant", tenant)
            .param("id", archive)
            .update()
        == 1;
  }

  /** Keeps a term's problems, runs and drafts as they are until the end of the transaction. */
  void lock(UUID tenant, String term) {
    db.sql(
            """
            SELECT id FROM run
            WHERE tenant_id = :tenant
              AND problem_id IN (SELECT id FROM problem
                                 WHERE tenant_id = :tenant AND term_id = :term)
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {});
    db.sql(
            """
            SELECT id FROM problem WHERE tenant_id = :tenant AND term_id = :term
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(row -> {});
  }

  /** Runs that have not ended and need something of the term, of whatever term they are. */
  boolean isNeeded(UUID tenant, String term) {
    return db.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM run
              WHERE tenant_id = :tenant AND state IN ('QUEUED', 'SOLVING')
                AND (problem_id IN (SELECT id FROM problem
                                    WHERE tenant_id = :tenant AND term_id = :term)
                     OR start_from IN (
                       SELECT r.id FROM run r
                       JOIN problem p ON p.tenant_id = r.tenant_id AND p.id = r.problem_id
                       WHERE p.tenant_id = :tenant AND p.term_id = :term)))
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(Boolean.class)
        .single();
  }

  /**
   * Deletes a term's problems, with runs, events, explanations, drafts and keys, and what was
   * asked.
   */
  int delete(UUID tenant, String term) {
    db.sql(
            """
            UPDATE problem SET changes = NULL
            WHERE tenant_id = :tenant
              AND parent_id IN (SELECT id FROM problem
                                WHERE tenant_id = :tenant AND term_id = :term)
            """)
        .param("tenant", tenant)
        .param("term", term)
        .update();
    db.sql("DELETE FROM asking WHERE tenant_id = :tenant AND term_id = :term")
        .param("tenant", tenant)
        .param("term", term)
        .update();
    db.sql("DELETE FROM reserve_choice WHERE tenant_id = :tenant AND term_id = :term")
        .param("tenant", tenant)
        .param("term", term)
        .update();
    return db.sql("DELETE FROM problem WHERE tenant_id = :tenant AND term_id = :term")
        .param("tenant", tenant)
        .param("term", term)
        .update();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
