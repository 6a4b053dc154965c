package org.platsa.api.privacy;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.Notifications;
import org.platsa.api.submission.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tables hold of one person (<i>personuppgifter</i>), wherever that is: the one place that
 * knows all of them. To be called in a transaction.
 */
@Repository
class PersonStore {
  private static final String OF_RUN =
      "run_id IN (SELECT id FROM run WHERE tenant_id = :tenant AND problem_id = :problem)";

  private static final String OF_DRAFT =
      "draft_id IN (SELECT id FROM draft WHERE tenant_id = :tenant AND problem_id = :problem)";

  /** Every column in which plans stand as JSON. */
  private static final List<PlanColumn> PLANS =
      List.of(
          new PlanColumn("run_event", "changes", OF_RUN),
          new PlanColumn("run_event", "plan", OF_RUN),
          new PlanColumn("run", "beginning", "problem_id = :problem"),
          new PlanColumn("draft", "plan", "problem_id = :problem"),
          new PlanColumn("draft_change", "moves", OF_DRAFT));

  /** Every other column that tells of students and supervisors; each has a method of its own. */
  private static final List<String> OTHERS =
      List.of(
          "problem.document",
          "problem.warnings",
          "problem.changes",
          "explanation.whole",
          "explanation_part.items",
          "proposed_place.shown",
          "proposed_place.seat",
          "requested_student.student_id",
          "requested_student.reference",
          "requested_student.group_name",
          "requested_student.draft",
          "requested_student.sent",
          "requested_student.taken",
          "requested_student.taken_log",
          "offered_supervisor.supervisor_id",
          "offered_supervisor.active",
          "offered_supervisor.max_simultaneous",
          "offered_supervisor.max_per_term",
          "offered_supervisor.absences",
          "upload.content",
          "upload.mends");

  private final JdbcClient db;
  private final JsonMapper json;

  PersonStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * A column with plans.
   *
   * @param ofProblem which of its rows are a problem's, as SQL
   */
  private record PlanColumn(String table, String name, String ofProblem) {}

  /** Columns that a deletion goes through, such as {@code run_event.plan}. */
  static List<String> columns() {
    return Stream.of(
            PLANS.stream().map(column -> column.table() + "." + column.name()),
            OTHERS.stream(),
            TextColumns.WRITTEN.stream().map(TextColumns.TextColumn::path),
            TextColumns.SEALED.stream().map(TextColumns.TextColumn::path))
        .flatMap(columns -> columns)
        .sorted()
        .toList();
  }

  /** A stored problem by its version. */
  record StoredProblem(UUID id, String hash) {}

  /** What a revision changed, in JSON. */
  record Changes(UUID problem, @Nullable UUID parent, String json) {}

  /** A run of a problem. */
  record RunOf(UUID id, UUID problem, String state) {}

  /** What a run's explanation says somewhere, in JSON, a line for each item. */
  record Explained(String list, String items) {}

  /** A plan's change, in JSON. */
  record Move(long seq, OffsetDateTime at, String changes) {}

  /**
   * What a provider was sent of a placement, in JSON.
   *
   * @param problem of whose plan
   * @param answer what was answered; null if nothing
   * @param confirmedAt when the unit confirmed it; null if it has not
   */
  record Proposed(
      UUID problem,
      String provider,
      UUID proposal,
      int position,
      int number,
      OffsetDateTime at,
      String shown,
      String seat,
      @Nullable String answer,
      @Nullable String reason,
      @Nullable OffsetDateTime confirmedAt) {}

  /** A draft's beginning, which is version 0, or a change of it, in JSON. */
  record Drafted(UUID draft, String name, int version, OffsetDateTime at, String moves) {}

  /** Every problem of a department, the oldest first. */
  List<StoredProblem> problems(UUID tenant) {
    return db.sql(
            """
            SELECT id, encode(content_hash, 'hex') AS hash FROM problem
            WHERE tenant_id = :tenant ORDER BY created_at, id
            """)
        .param("tenant", tenant)
        .query((row, number) ->
            new StoredProblem(row.getObject("id", UUID.class), row.getString("hash")))
        .list();
  }

  /**
   * Keeps problems and their runs as they are until the end of the transaction; runs first, as
   * everybody locks them.
   */
  void lock(UUID tenant, Collection<UUID> problems) {
    db.sql(
            """
            SELECT id FROM run WHERE tenant_id = :tenant AND problem_id = ANY(:problems)
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .query(row -> {});
    db.sql(
            """
            SELECT id FROM problem WHERE tenant_id = :tenant AND id = ANY(:problems)
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .query(row -> {});
  }

  /** Runs of problems, and those that start from one of these, which have not ended. */
  List<UUID> unfinished(UUID tenant, Collection<UUID> problems) {
    return db.sql(
            """
            SELECT id FROM run
            WHERE tenant_id = :tenant AND state IN ('QUEUED', 'SOLVING')
              AND (problem_id = ANY(:problems)
                   OR start_from IN (SELECT id FROM run WHERE tenant_id = :tenant
                                                          AND problem_id = ANY(:problems)))
            ORDER BY id
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .query(UUID.class)
        .list();
  }

  /** Runs of problems. */
  List<RunOf> runs(UUID tenant, Collection<UUID> problems) {
    return db.sql(
            """
            SELECT id, problem_id, state FROM run
            WHERE tenant_id = :tenant AND problem_id = ANY(:problems) ORDER BY id
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .query((row, number) ->
            new RunOf(
                row.getObject("id", UUID.class),
                row.getObject("problem_id", UUID.class),
                row.getString("state")))
        .list();
  }

  /** Puts a document in the place of another; says whether that was still there. */
  boolean replace(UUID tenant, StoredProblem old, Problems.Rewritten rewritten) {
    SqlBinaryValue bytes =
        new SqlBinaryValue(rewritten.document().open(), rewritten.document().length());
    return db.sql(
                """
                UPDATE problem SET document = :document, content_hash = :hash, warnings = :warnings
                WHERE tenant_id = :tenant AND id = :id AND content_hash = decode(:old, 'hex')
                """)
            .param("document", bytes, Types.BINARY)
            .param("hash", rewritten.hash())
            .param("warnings", rewritten.warnings())
            .param("tenant", tenant)
            .param("id", old.id())
            .param("old", old.hash())
            .update()
        == 1;
  }

  /**
   * Puts one id in the place of another in the plans of a problem's runs. They are stored as this
   * program writes JSON, so that a field and its value always look the same.
   *
   * @param field in which it stands, such as {@code placementId}
   */
  void replaceInPlans(UUID tenant, UUID problem, String field, String old, String id) {
    for (PlanColumn column : PLANS) {
      db.sql(
              """
              UPDATE %1$s SET %2$s = replace(%2$s, :old, :new)
              WHERE tenant_id = :tenant AND %3$s AND strpos(%2$s, :old) > 0
              """
                  .formatted(column.table(), column.name(), column.ofProblem()))
          .param("tenant", tenant)
          .param("problem", problem)
          .param("old", field(field, old))
          .param("new", field(field, id))
          .update();
    }
  }

  /** A field with its value, as it is written. */
  private String field(String name, String value) {
    return json.writeValueAsString(name) + ":" + json.writeValueAsString(value);
  }

  /** What revisions changed that mentions one of these texts. */
  List<Changes> changesWith(UUID tenant, Collection<String> texts) {
    return db.sql(
            """
            SELECT id, parent_id, changes FROM problem
            WHERE tenant_id = :tenant
              AND EXISTS (SELECT 1 FROM unnest(:texts) AS text WHERE strpos(changes, text) > 0)
            ORDER BY id
            """)
        .param("tenant", tenant)
        .param("texts", quoted(texts))
        .query((row, number) ->
            new Changes(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("changes")))
        .list();
  }

  void replaceChanges(UUID tenant, UUID problem, String changes) {
    db.sql("UPDATE problem SET changes = :changes WHERE tenant_id = :tenant AND id = :id")
        .param("changes", changes)
        .param("tenant", tenant)
        .param("id", problem)
        .update();
  }

  /**
   * As whom somebody is asked for by a provider or offered by a unit.
   *
   * @param by which provider or unit
   * @param sheet of a provider the id of what it asks for, of a unit one made of its name
   * @param written in JSON, by what stage it has come to
   * @param isProtected whether any of these says that the identity is protected
   */
  record Asked(String term, String by, UUID sheet, String written, boolean isProtected) {}

  /** What providers ask for a student, without their own references. */
  List<Asked> requested(UUID tenant, String student) {
    return asked(
        """
        SELECT term_id, provider_id AS by,
               (SELECT p.id FROM asked_provider p
                WHERE p.tenant_id = r.tenant_id AND p.provider_id = r.provider_id
                  AND p.term_id = r.term_id) AS sheet,
               json_build_object('written', draft::json, 'sent', sent::json, 'taken', taken::json,
                                 'takenIn', taken_log::json)
                 AS written,
               coalesce('true' IN (draft::json #>> '{student,protectedIdentity}',
                                   sent::json #>> '{student,protectedIdentity}',
                                   taken::json #>> '{student,protectedIdentity}'), false)
                 AS protected
        FROM requested_student r WHERE tenant_id = :tenant AND student_id = :id
        ORDER BY term_id, provider_id
        """,
        tenant,
        student);
  }

  /** As what units offer a supervisor. */
  List<Asked> offered(UUID tenant, String supervisor) {
    return asked(
        """
        SELECT term_id, unit_id AS by, md5(term_id || ' ' || unit_id)::uuid AS sheet,
               json_build_object('active', active, 'maxSimultaneous', max_simultaneous,
                                 'maxPerTerm', max_per_term, 'absences', absences::json) AS written,
               false AS protected
        FROM offered_supervisor WHERE tenant_id = :tenant AND supervisor_id = :id
        ORDER BY term_id, unit_id
        """,
        tenant,
        supervisor);
  }

  private List<Asked> asked(String sql, UUID tenant, String id) {
    return db.sql(sql)
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) ->
            new Asked(
                row.getString("term_id"),
                row.getString("by"),
                row.getObject("sheet", UUID.class),
                row.getString("written"),
                row.getBoolean("protected")))
        .list();
  }

  /** Forgets for whom providers ask, with their own references, which nobody here can read. */
  void forgetRequested(UUID tenant, String student) {
    db.sql("DELETE FROM requested_student WHERE tenant_id = :tenant AND student_id = :id")
        .param("tenant", tenant)
        .param("id", student)
        .update();
  }

  /** Forgets whom units offer. */
  void forgetOffered(UUID tenant, String supervisor) {
    db.sql("DELETE FROM offered_supervisor WHERE tenant_id = :tenant AND supervisor_id = :id")
        .param("tenant", tenant)
        .param("id", supervisor)
        .update();
  }

  /** What providers were sent that mentions a text, whatever it means there. */
  List<Proposed> proposedWith(UUID tenant, String text) {
    return db.sql(
            """
            SELECT b.problem_id, s.provider_id, s.proposal_id, s.position, p.number,
                   p.published_at, s.shown, s.seat, a.answer, a.reason, c.confirmed_at
            FROM proposed_place s
            JOIN proposal p ON p.tenant_id = s.tenant_id AND p.provider_id = s.provider_id
                           AND p.id = s.proposal_id
            JOIN publication b ON b.tenant_id = p.tenant_id AND b.id = p.publication_id
            LEFT JOIN answer a ON a.tenant_id = s.tenant_id AND a.provider_id = s.provider_id
                              AND a.proposal_id = s.proposal_id AND a.position = s.position
            LEFT JOIN confirmation c ON c.tenant_id = s.tenant_id AND c.provider_id = s.provider_id
                                    AND c.proposal_id = s.proposal_id AND c.position = s.position
            WHERE s.tenant_id = :tenant
              AND (strpos(s.shown, :text) > 0 OR strpos(s.seat, :text) > 0)
            ORDER BY p.published_at, s.provider_id, s.position
            """)
        .param("tenant", tenant)
        // As it stands inside of a string of JSON.
        .param("text", inner(text))
        .query((row, number) ->
            new Proposed(
                row.getObject("problem_id", UUID.class),
                row.getString("provider_id"),
                row.getObject("proposal_id", UUID.class),
                row.getInt("position"),
                row.getInt("number"),
                row.getObject("published_at", OffsetDateTime.class),
                row.getString("shown"),
                row.getString("seat"),
                row.getString("answer"),
                row.getString("reason"),
                row.getObject("confirmed_at", OffsetDateTime.class)))
        .list();
  }

  private String inner(String text) {
    String quoted = json.writeValueAsString(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  void replaceProposed(UUID tenant, Proposed old, String shown, String seat) {
    db.sql(
            """
            UPDATE proposed_place SET shown = :shown, seat = :seat
            WHERE tenant_id = :tenant AND provider_id = :provider AND proposal_id = :proposal
              AND position = :position
            """)
        .param("shown", shown)
        .param("seat", seat)
        .param("tenant", tenant)
        .param("provider", old.provider())
        .param("proposal", old.proposal())
        .param("position", old.position())
        .update();
  }

  /** Forgets the workbooks that nobody has decided about yet: what is in them is not known. */
  void forgetUploads(UUID tenant) {
    db.sql("DELETE FROM upload WHERE tenant_id = :tenant").param("tenant", tenant).update();
  }

  /** Problems whose documents have a text in them, whatever it means there. */
  List<UUID> documentsWith(UUID tenant, String text) {
    return db.sql(
            """
            SELECT id FROM problem
            WHERE tenant_id = :tenant AND position(convert_to(:text, 'UTF8') in document) > 0
            ORDER BY created_at, id
            """)
        .param("tenant", tenant)
        .param("text", text)
        .query(UUID.class)
        .list();
  }

  /** A problem's document. */
  byte[] document(UUID tenant, UUID problem) {
    return db.sql("SELECT document FROM problem WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", problem)
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  /** Forgets the explanations of problems' runs; who asks for one has it made anew. */
  void forgetExplanations(UUID tenant, Collection<UUID> problems) {
    db.sql(
            """
            DELETE FROM explanation
            WHERE tenant_id = :tenant
              AND run_id IN (SELECT id FROM run
                             WHERE tenant_id = :tenant AND problem_id = ANY(:problems))
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .update();
  }

  /** Forgets the keys of requests about problems, and whatever key has an id in it as a word. */
  void forgetKeys(UUID tenant, Collection<UUID> problems, Collection<String> ids) {
    List<Pattern> words = ids.stream().map(Mentions::word).toList();
    String[] keys =
        db
            .sql(
                """
                SELECT key FROM idempotency_key
                WHERE tenant_id = :tenant
                  AND EXISTS (SELECT 1 FROM unnest(:texts) AS text WHERE strpos(key, text) > 0)
                """)
            .param("tenant", tenant)
            .param("texts", ids.toArray(String[]::new))
            .query(String.class)
            .list()
            .stream()
            .filter(key -> words.stream().anyMatch(word -> word.matcher(key).find()))
            .toArray(String[]::new);
    db.sql(
            """
            DELETE FROM idempotency_key
            WHERE tenant_id = :tenant AND (problem_id = ANY(:problems) OR key = ANY(:keys))
            """)
        .param("tenant", tenant)
        .param("problems", array(problems))
        .param("keys", keys)
        .update();
  }

  /** Has every replica forget what it holds in memory, as soon as the transaction is committed. */
  void announce() {
    db.sql("SELECT pg_notify(:channel, 'changed')")
        .param("channel", Notifications.FORGET)
        .query(row -> {});
  }

  /** What a run's explanation says where one of these texts is mentioned, part by part. */
  List<Explained> explanationsWith(UUID tenant, UUID run, Collection<String> texts) {
    return db.sql(
            """
            SELECT list, items FROM explanation_part
            WHERE tenant_id = :tenant AND run_id = :run
              AND EXISTS (SELECT 1 FROM unnest(:texts) AS text WHERE strpos(items, text) > 0)
            ORDER BY list, part
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("texts", quoted(texts))
        .query((row, number) -> new Explained(row.getString("list"), row.getString("items")))
        .list();
  }

  /** Events of a run in which the plan changed for one of these texts. */
  List<Move> movesWith(UUID tenant, UUID run, Collection<String> texts) {
    return db.sql(
            """
            SELECT seq, at, changes FROM (
              SELECT 0 AS seq, queued_at AS at, beginning AS changes FROM run
              WHERE tenant_id = :tenant AND id = :run
              UNION ALL
              SELECT seq, at, coalesce(changes, plan) FROM run_event
              WHERE tenant_id = :tenant AND run_id = :run) AS told
            WHERE EXISTS (SELECT 1 FROM unnest(:texts) AS text WHERE strpos(changes, text) > 0)
            ORDER BY seq
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("texts", quoted(texts))
        .query((row, number) ->
            new Move(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("changes")))
        .list();
  }

  /** What a problem's drafts say where one of these texts is mentioned. */
  List<Drafted> draftsWith(UUID tenant, UUID problem, Collection<String> texts) {
    return db.sql(
            """
            SELECT id, name, version, at, moves FROM (
              SELECT id, name, 0 AS version, created_at AS at, plan AS moves FROM draft
              WHERE tenant_id = :tenant AND problem_id = :problem
              UNION ALL
              SELECT d.id, d.name, c.version, c.at, c.moves
              FROM draft d
              JOIN draft_change c ON c.tenant_id = d.tenant_id AND c.draft_id = d.id
              WHERE d.tenant_id = :tenant AND d.problem_id = :problem) AS drafted
            WHERE EXISTS (SELECT 1 FROM unnest(:texts) AS text WHERE strpos(moves, text) > 0)
            ORDER BY id, version
            """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("texts", quoted(texts))
        .query((row, number) ->
            new Drafted(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("moves")))
        .list();
  }

  private String[] quoted(Collection<String> texts) {
    return texts.stream().map(json::writeValueAsString).toArray(String[]::new);
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
