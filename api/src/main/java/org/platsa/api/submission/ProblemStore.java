package org.platsa.api.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Spool;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code problem} (<i>lagrade placeringsbehov</i>). */
@Repository
@Transactional(readOnly = true)
class ProblemStore {
  private static final String SUMMARY =
      "id, term_id, name, placements, supervisors, units, parent_id, created_at, warnings";
  private static final TypeReference<List<ErrorIssue>> ISSUES = new TypeReference<>() {};

  private final JdbcClient db;
  private final ReadTransaction read;
  private final JsonMapper json;

  ProblemStore(JdbcClient db, ReadTransaction read, JsonMapper json) {
    this.db = db;
    this.read = read;
    this.json = json;
  }

  /** Stores a problem unless the tenant has one of the same content; says whether it did. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(
      UUID tenant,
      ProblemSummary summary,
      Problem problem,
      byte[] contentHash,
      Spool document,
      Origin origin) {
    SqlBinaryValue bytes = new SqlBinaryValue(document.open(), document.length());
    return db.sql(
                """
                INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                     parent_id, created_at, warnings, content_hash, document,
                                     changes, term_end, protected_students, stored_by, reason,
                                     what_if)
                VALUES (:id, :tenant, :term, :name, :placements, :supervisors, :units,
                        :parent, :at, :warnings, :hash, :document, :changes, :termEnd, :protected,
                        :by, :reason, :whatIf)
                ON CONFLICT (tenant_id, content_hash) DO NOTHING
                """)
            .param("id", summary.id())
            .param("tenant", tenant)
            .param("term", summary.termId())
            .param("name", summary.name())
            .param("placements", summary.placements())
            .param("supervisors", summary.supervisors())
            .param("units", summary.units())
            .param("parent", summary.parentId())
            .param("at", OffsetDateTime.ofInstant(summary.createdAt(), ZoneOffset.UTC))
            .param("warnings", json.writeValueAsString(summary.warnings()))
            .param("hash", contentHash)
            .param("document", bytes, Types.BINARY)
            .param("changes", origin.changes())
            .param("by", origin.by())
            .param("reason", origin.reason())
            .param("whatIf", origin.whatIf())
            .param("termEnd", problem.term().lastDay())
            .param("protected", Tombstone.protectedStudents(problem))
            .update()
        == 1;
  }

  /** Whether a problem only asks what would be; empty if there is none. */
  Optional<Boolean> isWhatIf(UUID tenant, UUID id) {
    return db.sql("SELECT what_if FROM problem WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(Boolean.class)
        .optional();
  }

  /** Whether there is no problem that the present tenancy may see. */
  boolean isEmpty() {
    return db.sql("SELECT NOT EXISTS (SELECT FROM problem)").query(Boolean.class).single();
  }

  Optional<ProblemSummary> find(UUID tenant, UUID id) {
    return db.sql("SELECT " + SUMMARY + " FROM problem WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(this::summary)
        .optional();
  }

  Optional<ProblemSummary> findByContent(UUID tenant, byte[] contentHash) {
    return db.sql(
            "SELECT "
                + SUMMARY
                + " FROM problem WHERE tenant_id = :tenant AND content_hash = :hash")
        .param("tenant", tenant)
        .param("hash", contentHash)
        .query(this::summary)
        .optional();
  }

  Optional<byte[]> contentHash(UUID tenant, UUID id) {
    return db.sql("SELECT content_hash FROM problem WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  /** A problem's document, read from the database piece by piece as it is asked for. */
  Optional<StoredDocument> document(UUID tenant, UUID id) {
    return db.sql(
            """
            SELECT octet_length(document) AS length, content_hash FROM problem
            WHERE tenant_id = :tenant AND id = :id
            """)
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) -> {
          byte[] hash = row.getBytes("content_hash");
          return new StoredDocument(
              HexFormat.of().formatHex(hash),
              row.getLong("length"),
              (from, count) -> read.of(() -> piece(tenant, id, hash, from, count)));
        })
        .optional();
  }

  /** Some bytes of a document; empty if it was removed or written anew meanwhile. */
  private Optional<byte[]> piece(UUID tenant, UUID id, byte[] hash, long from, int count) {
    return db.sql(
            """
            SELECT substring(document FROM :from FOR :count) FROM problem
            WHERE tenant_id = :tenant AND id = :id AND content_hash = :hash
            """)
        .param("hash", hash)
        .param("from", Math.toIntExact(from + 1))
        .param("count", count)
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  ProblemPage page(UUID tenant, @Nullable String term, int page, int size) {
    // Warnings name students and supervisors, and whoever sees the list may see none of them.
    List<ListedProblem> items =
        db.sql(
                """
                SELECT id, term_id, name, placements, supervisors, units, parent_id, created_at,
                       json_array_length(warnings::json) AS warning_count
                    FROM problem
                    WHERE tenant_id = :tenant AND (:term::text IS NULL OR term_id = :term)
                      AND NOT what_if
                    ORDER BY created_at DESC, id DESC
                    LIMIT :size OFFSET :offset
                """)
            .param("tenant", tenant)
            .param("term", term)
            .param("size", size)
            .param("offset", (long) page * size)
            .query(ProblemStore::listed)
            .list();
    long total =
        db.sql(
                """
                SELECT count(*) FROM problem
                WHERE tenant_id = :tenant AND (:term::text IS NULL OR term_id = :term)
                  AND NOT what_if
                """)
            .param("tenant", tenant)
            .param("term", term)
            .query(Long.class)
            .single();
    return new ProblemPage(items, page, size, total);
  }

  /**
   * Keeps a problem that is to be deleted, its what-ifs and their runs as they are until the end of
   * the transaction; runs before their problems, as everybody locks them.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void lockForDeletion(UUID tenant, UUID id) {
    UUID[] all = Stream.concat(Stream.of(id), whatIfs(tenant, id).stream()).toArray(UUID[]::new);
    db.sql(
            """
            SELECT id FROM run WHERE tenant_id = :tenant AND problem_id = ANY(:all)
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("all", all)
        .query(row -> {});
    db.sql(
            """
            SELECT id FROM problem WHERE tenant_id = :tenant AND id = ANY(:all)
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("all", all)
        .query(row -> {});
  }

  private List<UUID> whatIfs(UUID tenant, UUID id) {
    return db.sql(
            "SELECT id FROM problem WHERE tenant_id = :tenant AND parent_id = :id AND what_if")
        .param("tenant", tenant)
        .param("id", id)
        .query(UUID.class)
        .list();
  }

  /**
   * Deletes a problem with its finished runs and its what-ifs; not while a run of these, or one
   * that starts from a run of these, is queued or solving, and not one whose plan providers were
   * sent. To be called with it locked for deletion.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean delete(UUID tenant, UUID id) {
    List<UUID> whatIfs = whatIfs(tenant, id);
    UUID[] all = Stream.concat(Stream.of(id), whatIfs.stream()).toArray(UUID[]::new);
    List<UUID> later =
        db.sql("SELECT id FROM problem WHERE tenant_id = :tenant AND parent_id = :id")
            .param("tenant", tenant)
            .param("id", id)
            .query(UUID.class)
            .list();
    boolean gone =
        db.sql(
                    """
                    DELETE FROM problem WHERE tenant_id = :tenant AND id = :id
                    AND NOT EXISTS (SELECT 1 FROM run r
                                    WHERE r.state IN ('QUEUED', 'SOLVING')
                                      AND (r.problem_id = ANY(:all)
                                           OR r.start_from IN (SELECT s.id FROM run s
                                                               WHERE s.problem_id = ANY(:all))))
                    AND NOT EXISTS (SELECT 1 FROM publication b
                                    WHERE b.tenant_id = :tenant AND b.problem_id = ANY(:all))
                    AND (what_if
                         OR NOT EXISTS (SELECT 1 FROM asking a
                                        WHERE a.tenant_id = :tenant AND a.term_id = problem.term_id)
                         OR EXISTS (SELECT 1 FROM problem o
                                    WHERE o.tenant_id = :tenant AND o.term_id = problem.term_id
                                      AND NOT o.what_if AND o.id <> ALL(:all)))
                    """)
                .param("tenant", tenant)
                .param("id", id)
                .param("all", all)
                .update()
            == 1;
    if (gone) {
      db.sql("DELETE FROM problem WHERE tenant_id = :tenant AND id = ANY(:whatIfs)")
          .param("tenant", tenant)
          .param("whatIfs", whatIfs.toArray(UUID[]::new))
          .update();
      // What was changed of it tells of people whom nobody could find there any more.
      db.sql("UPDATE problem SET changes = NULL WHERE tenant_id = :tenant AND id = ANY(:later)")
          .param("tenant", tenant)
          .param("later", later.toArray(UUID[]::new))
          .update();
    }
    return gone;
  }

  /** Whether a plan of it was sent to providers. */
  boolean isPublished(UUID tenant, UUID id) {
    return db.sql(
            "SELECT EXISTS (SELECT FROM publication WHERE tenant_id = :tenant AND problem_id ="
                + " :id)")
        .param("tenant", tenant)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Whether it is the last of a term for which providers and units were asked. */
  boolean isAsked(UUID tenant, UUID id) {
    return db.sql(
            """
            SELECT EXISTS (SELECT FROM problem p
                           JOIN asking a ON a.tenant_id = p.tenant_id AND a.term_id = p.term_id
                           WHERE p.tenant_id = :tenant AND p.id = :id AND NOT p.what_if
                             AND NOT EXISTS (SELECT FROM problem o
                                             WHERE o.tenant_id = p.tenant_id AND NOT o.what_if
                                               AND o.term_id = p.term_id AND o.id <> p.id))
            """)
        .param("tenant", tenant)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** A term's newest problem. */
  Optional<UUID> newest(UUID tenant, String term) {
    return db.sql(
            """
            SELECT id FROM problem WHERE tenant_id = :tenant AND term_id = :term AND NOT what_if
            ORDER BY created_at DESC, id DESC LIMIT 1
            """)
        .param("tenant", tenant)
        .param("term", term)
        .query(UUID.class)
        .optional();
  }

  /** The newest problem of each term that ends on a day at the earliest. */
  List<UUID> current(UUID tenant, LocalDate day) {
    return db.sql(
            """
            SELECT id FROM (
              SELECT DISTINCT ON (term_id) id, term_end FROM problem
              WHERE tenant_id = :tenant AND NOT what_if
              ORDER BY term_id, created_at DESC, id DESC) AS newest
            WHERE term_end >= :day
            ORDER BY term_end, id
            """)
        .param("tenant", tenant)
        .param("day", day)
        .query(UUID.class)
        .list();
  }

  /** A term's versions, the newest first. */
  List<ListedVersion> versions(UUID tenant, String term, int most) {
    return db.sql(
            """
            SELECT id, parent_id, created_at, stored_by, reason,
                   ARRAY(SELECT change ->> 'type'
                         FROM json_array_elements(
                                CASE json_typeof(changes::json) WHEN 'array' THEN changes::json
                                                                ELSE '[]' END)
                              WITH ORDINALITY AS made (change, number)
                         WHERE change ->> 'type' <> ''
                         GROUP BY change ->> 'type' ORDER BY min(number)) AS kinds,
                   CASE WHEN changes::json #>> '{0,type}' = 'restored'
                        THEN (changes::json #>> '{0,problemId}')::uuid END AS brought_back
            FROM problem
            WHERE tenant_id = :tenant AND term_id = :term AND NOT what_if
            ORDER BY created_at DESC, id DESC LIMIT :most
            """)
        .param("tenant", tenant)
        .param("term", term)
        .param("most", most)
        .query((row, number) ->
            new ListedVersion(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("stored_by"),
                row.getString("reason"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getObject("brought_back", UUID.class)))
        .list();
  }

  /** What-ifs that were made of a problem, the newest first. */
  List<StoredVersion> whatIfs(UUID tenant, UUID parent, int most) {
    return db.sql(
            """
            SELECT id, parent_id, created_at, stored_by, reason, changes FROM problem
            WHERE tenant_id = :tenant AND parent_id = :parent AND what_if
            ORDER BY created_at DESC, id DESC LIMIT :most
            """)
        .param("tenant", tenant)
        .param("parent", parent)
        .param("most", most)
        .query(ProblemStore::version)
        .list();
  }

  private static StoredVersion version(ResultSet row, int number) throws SQLException {
    return new StoredVersion(
        row.getObject("id", UUID.class),
        row.getObject("parent_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("stored_by"),
        row.getString("reason"),
        row.getString("changes"));
  }

  /**
   * Has everybody wait who makes another version of a problem, until the end of the transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void lockAgainstRevisions(UUID tenant, UUID id) {
    lock("SELECT id FROM problem WHERE tenant_id = :tenant AND id = :id FOR UPDATE", tenant, id);
  }

  /** Keeps a problem as it is until the end of the transaction. */
  void lockAgainstChange(UUID tenant, UUID id) {
    lock("SELECT id FROM problem WHERE tenant_id = :tenant AND id = :id FOR SHARE", tenant, id);
  }

  private void lock(String rows, UUID tenant, UUID id) {
    db.sql(rows).param("tenant", tenant).param("id", id).query(row -> {});
  }

  private static ListedProblem listed(ResultSet row, int number) throws SQLException {
    return new ListedProblem(
        row.getObject("id", UUID.class),
        row.getString("term_id"),
        row.getString("name"),
        row.getInt("placements"),
        row.getInt("supervisors"),
        row.getInt("units"),
        row.getObject("parent_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("warning_count"));
  }

  private ProblemSummary summary(ResultSet row, int number) throws SQLException {
    return new ProblemSummary(
        row.getObject("id", UUID.class),
        row.getString("term_id"),
        row.getString("name"),
        row.getInt("placements"),
        row.getInt("supervisors"),
        row.getInt("units"),
        row.getObject("parent_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        json.readValue(row.getString("warnings"), ISSUES));
  }
}
