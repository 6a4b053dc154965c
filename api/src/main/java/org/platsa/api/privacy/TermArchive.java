package org.platsa.api.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.platsa.api.run.EventStore;
import org.platsa.api.submission.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes everything that there is of a term (<i>terminsarkiv</i>): documents byte for byte, and
 * every row of every table, so that it can be read without this program. A few rows are in memory
 * at a time. To be called in one transaction that sees nothing of what others do meanwhile.
 */
@Component
class TermArchive {
  private static final int ROWS = 200;

  // Neither what providers know their students by nor what they have not sent: that is theirs.
  private static final String COLUMNS_OF_REQUEST =
      "tenant_id, provider_id, term_id, student_id, sent, taken, changed_at, sent_at, left_out_at,"
          + " left_out_code, taken_log";

  private static final String COLUMNS_OF_ROUND =
      "tenant_id, term_id, problem_id, opened_at, opened_name, closed_at, closed_name";

  private static final String COLUMNS_OF_LINK =
      "tenant_id, id, term_id, form, provider_id, proposal_id, position, unit_id, unit, area,"
          + " revoked_at";

  /** Rows by the file they go to; what a table has of a term, each row as one JSON object. */
  static final Map<String, String> TABLES = tables();

  private final JdbcClient db;
  private final Problems problems;
  private final EventStore events;
  private final JsonMapper json;

  TermArchive(JdbcClient db, Problems problems, EventStore events, JsonMapper json) {
    this.db = db;
    this.problems = problems;
    this.events = events;
    this.json = json;
  }

  /**
   * What stands above the files.
   *
   * @param archive its id
   * @param tenant whose
   * @param department the tenant's name
   * @param term which term
   * @param madeAt when
   * @param madeBy by whom
   * @param code to be sent back by whoever has the whole archive
   */
  record Title(
      UUID archive,
      UUID tenant,
      String department,
      String term,
      Instant madeAt,
      String madeBy,
      String code) {}

  /** Writes the zip. */
  void write(Title title, OutputStream out) throws IOException {
    try (ArchiveFile file = new ArchiveFile(out, json)) {
      file.add("README.txt", text -> text.write(readme(title).getBytes("UTF-8")));
      for (UUID problem : ids(title, PROBLEMS)) {
        file.add(
            "documents/" + problem + ".json",
            content -> problems.document(title.tenant(), problem).writeTo(content));
      }
      for (UUID run : ids(title, RUNS)) {
        var plan = events.bestPlan(title.tenant(), run);
        if (plan.isPresent()) {
          file.addJson("plans/" + run + ".json", plan(plan.get()));
        }
      }
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        file.addLines(table.getKey(), lines -> rows(title, table.getValue(), lines));
      }
      file.addJson("manifest.json", manifest(title, file.entries()));
    }
  }

  private List<UUID> ids(Title title, String sql) {
    return db.sql(sql)
        .param("tenant", title.tenant())
        .param("term", title.term())
        .query(UUID.class)
        .list();
  }

  private void rows(Title title, String sql, ArchiveFile.Lines lines) {
    db.sql(sql)
        .withFetchSize(ROWS)
        .param("tenant", title.tenant())
        .param("term", title.term())
        .query(row -> {
          lines.write(row.getString(1));
        });
  }

  private JsonNode plan(EventStore.SavedPlan saved) {
    ObjectNode plan = json.createObjectNode();
    plan.set("assignments", json.valueToTree(saved.plan().assignments()));
    plan.set("worth", json.readTree(saved.data()));
    return plan;
  }

  private static Map<String, Object> manifest(Title title, List<ArchiveFile.Entry> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", "platsa-term-archive-1");
    manifest.put("archive", title.archive());
    manifest.put("tenant", title.tenant());
    manifest.put("department", title.department());
    manifest.put("term", title.term());
    manifest.put("madeAt", title.madeAt());
    manifest.put("madeBy", title.madeBy());
    manifest.put("receiptCode", title.code());
    manifest.put("files", files);
    return manifest;
  }

  private static String readme(Title title) {
    return """
    Arkiv av terminen %s, %s
    Kvittenskoden står i manifest.json, receiptCode. Ange den i Platsa när arkivet är sparat.
    documents/  underlagen som de lämnades in
    plans/      varje körnings bästa plan
    *.ndjson    alla rader om terminen, en JSON per rad, så som de stod i databasen
    manifest.json  kontrollsummor (SHA-256) för varje fil

    Archive of the term %s, %s
    The receipt code is in manifest.json, receiptCode. Enter it in Platsa when the archive is safe.
    documents/  the documents as they were handed in
    plans/      each run's best plan
    *.ndjson    every row about the term, a JSON object a line, as it stood in the database
    manifest.json  checksums (SHA-256) of every file
    """
        .formatted(title.term(), title.department(), title.term(), title.department());
  }

  private static final String PROBLEMS =
      "SELECT id FROM problem WHERE tenant_id = :tenant AND term_id = :term ORDER BY id";

  private static final String RUNS =
      """
      SELECT r.id FROM run r JOIN problem p ON p.tenant_id = r.tenant_id AND p.id = r.problem_id
      WHERE p.tenant_id = :tenant AND p.term_id = :term ORDER BY r.id
      """;

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    // Not the document, which is a file of its own.
    tables.put(
        "problems.ndjson",
        """
        SELECT row_to_json(p) FROM (
          SELECT tenant_id, id, term_id, name, placements, supervisors, units,
                 encode(content_hash, 'hex') AS content_hash, warnings, parent_id, changes,
                 created_at, term_end, protected_students, stored_by, reason, what_if
          FROM problem WHERE tenant_id = :tenant AND term_id = :term ORDER BY id) AS p
        """);
    tables.put("runs.ndjson", ofRuns("run", "t.id", "t.id"));
    tables.put("events.ndjson", ofRuns("run_event", "t.run_id", "t.run_id, t.seq"));
    tables.put("explanations.ndjson", ofRuns("explanation", "t.run_id", "t.run_id"));
    tables.put(
        "explanation-parts.ndjson",
        ofRuns("explanation_part", "t.run_id", "t.run_id, t.list, t.part"));
    tables.put("drafts.ndjson", ofDrafts("draft", "t.id", "t.id"));
    tables.put(
        "draft-changes.ndjson", ofDrafts("draft_change", "t.draft_id", "t.draft_id, t.version"));
    tables.put("publications.ndjson", ofPublications("publication", "id", "t.number"));
    tables.put(
        "proposals.ndjson",
        ofPublications("proposal", "publication_id", "t.number, t.provider_id"));
    tables.put("proposed-places.ndjson", ofProposals("proposed_place"));
    tables.put("answers.ndjson", ofProposals("answer"));
    tables.put("confirmations.ndjson", ofProposals("confirmation"));
    tables.put("askings.ndjson", ofTerm("asking", "*", "term_id"));
    tables.put("asked-providers.ndjson", ofTerm("asked_provider", "*", "provider_id"));
    tables.put(
        "requested-students.ndjson",
        ofTerm("requested_student", COLUMNS_OF_REQUEST, "provider_id, student_id"));
    tables.put("asked-units.ndjson", ofTerm("asked_unit", "*", "unit_id"));
    tables.put(
        "offered-supervisors.ndjson", ofTerm("offered_supervisor", "*", "unit_id, supervisor_id"));
    tables.put("evaluation-rounds.ndjson", ofTerm("evaluation_round", COLUMNS_OF_ROUND, "term_id"));
    // Not who has answered, nor single answers: they are told in groups alone.
    tables.put("evaluation-links.ndjson", ofTerm("evaluation_link", COLUMNS_OF_LINK, "id"));
    tables.put("freed-places.ndjson", ofTerm("freed_place", "*", "id"));
    tables.put(
        "freed-candidates.ndjson",
        ofTerm("freed_candidate", "*", "freed_id, provider_id, position"));
    tables.put("reserve-choices.ndjson", ofTerm("reserve_choice", "*", "term_id"));
    tables.put("messages.ndjson", ofMessages("message", "t.id"));
    tables.put("deliveries.ndjson", ofMessages("delivery", "t.message_id"));
    tables.put(
        "requests.ndjson",
        """
        SELECT row_to_json(t) FROM idempotency_key t
        JOIN problem p ON p.tenant_id = t.tenant_id AND p.id = t.problem_id
        WHERE p.tenant_id = :tenant AND p.term_id = :term ORDER BY t.created_at, t.key
        """);
    tables.put(
        "audit.ndjson",
        """
        SELECT row_to_json(t) FROM audit_entry t
        WHERE t.tenant_id = :tenant
          AND (t.problem_id IN (SELECT id FROM problem
                                WHERE tenant_id = :tenant AND term_id = :term)
               OR t.run_id IN (SELECT r.id FROM run r
                               JOIN problem p ON p.tenant_id = r.tenant_id AND p.id = r.problem_id
                               WHERE p.tenant_id = :tenant AND p.term_id = :term)
               OR (t.subject_type = 'term' AND t.subject_id = :term))
        ORDER BY t.at, t.id
        """);
    return tables;
  }

  private static String ofDrafts(String table, String draft, String order) {
    return """
    SELECT row_to_json(t) FROM %s t
    WHERE t.tenant_id = :tenant AND %s IN (
      SELECT d.id FROM draft d JOIN problem p ON p.tenant_id = d.tenant_id AND p.id = d.problem_id
      WHERE p.tenant_id = :tenant AND p.term_id = :term)
    ORDER BY %s
    """
        .formatted(table, draft, order);
  }

  private static String ofPublications(String table, String publication, String order) {
    return """
    SELECT row_to_json(t) FROM %s t
    WHERE t.tenant_id = :tenant AND t.%s IN (
      SELECT b.id FROM publication b
      JOIN problem p ON p.tenant_id = b.tenant_id AND p.id = b.problem_id
      WHERE p.tenant_id = :tenant AND p.term_id = :term)
    ORDER BY %s
    """
        .formatted(table, publication, order);
  }

  private static String ofProposals(String table) {
    return """
    SELECT row_to_json(t) FROM %s t
    WHERE t.tenant_id = :tenant AND (t.provider_id, t.proposal_id) IN (
      SELECT s.provider_id, s.id FROM proposal s
      JOIN publication b ON b.tenant_id = s.tenant_id AND b.id = s.publication_id
      JOIN problem p ON p.tenant_id = b.tenant_id AND p.id = b.problem_id
      WHERE p.tenant_id = :tenant AND p.term_id = :term)
    ORDER BY t.proposal_id, t.position
    """
        .formatted(table);
  }

  /** By column: no login has a right to what PostgreSQL itself knows of these rows. */
  private static String ofTerm(String table, String columns, String order) {
    return """
    SELECT row_to_json(t) FROM (
      SELECT %s FROM %s WHERE tenant_id = :tenant AND term_id = :term ORDER BY %s) AS t
    """
        .formatted(columns, table, order);
  }

  private static String ofMessages(String table, String message) {
    return """
    SELECT row_to_json(t) FROM %s t
    WHERE t.tenant_id = :tenant AND %s IN (
      SELECT m.id FROM message m
      LEFT JOIN proposal s ON s.tenant_id = m.tenant_id AND s.provider_id = m.provider_id
                          AND s.id = m.proposal_id
      LEFT JOIN publication b ON b.tenant_id = s.tenant_id AND b.id = s.publication_id
      LEFT JOIN run r ON r.tenant_id = m.tenant_id AND r.id = m.run_id
      LEFT JOIN problem p ON p.tenant_id = m.tenant_id
                         AND p.id = coalesce(b.problem_id, r.problem_id)
      WHERE m.tenant_id = :tenant AND (p.term_id = :term OR m.asked_term_id = :term))
    ORDER BY %s, t.id
    """
        .formatted(table, message, message);
  }

  private static String ofRuns(String table, String run, String order) {
    return """
    SELECT row_to_json(t) FROM %s t
    WHERE t.tenant_id = :tenant AND %s IN (
      SELECT r.id FROM run r JOIN problem p ON p.tenant_id = r.tenant_id AND p.id = r.problem_id
      WHERE p.tenant_id = :tenant AND p.term_id = :term)
    ORDER BY %s
    """
        .formatted(table, run, order);
  }
}
