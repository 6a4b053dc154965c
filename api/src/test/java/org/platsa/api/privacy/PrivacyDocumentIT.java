package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What docs/privacy.md says is kept is what the tables have, column by column. */
class PrivacyDocumentIT {
  private static final Pattern TABLE = Pattern.compile("(?s)\n### `(\\w+)`\n(.*?)(?=\n### |\\z)");
  private static final Pattern COLUMN = Pattern.compile("`(\\w+)`");

  private static final JdbcClient db = TestDatabase.client(TestDatabase.newMigratedDatabase());

  /** Ids of things, which stand in the document as well, and hashes. */
  private static final Pattern ID_OR_HASH = Pattern.compile(".*_(id|ids|hash)");

  private static final List<String> WRITTEN_BY_NOBODY =
      List.of(
          // Words of a list.
          "account.roles",
          "answer.answer",
          "answer.reason",
          "audit_entry.action",
          "audit_entry.subject_type",
          "delivery.fault",
          "delivery.state",
          "draft_change.kind",
          "evaluation.form",
          "evaluation_link.form",
          "explanation_part.list",
          "freed_place.freed_provider",
          "freed_place.taken_provider",
          "invitation.purpose",
          "message.kind",
          "proposal.silence",
          "proposed_place.change",
          "run.state",
          "run.stop_reason",
          "run_event.type",
          "service_account.scopes",
          "tenant.retention_by",
          "tenant.silence",
          "upload.mode",
          "webhook.ended_why",
          "webhook.kinds",
          // Figures, and what the service makes.
          "asked_unit.offers",
          "asked_unit.taken_log",
          "audit_entry.details",
          "requested_student.left_out_code",
          "run.failure",
          "run.weights",
          "run.worker",
          "run_event.data",
          "service_account.token_beginning",
          "spring_session_attributes.attribute_name",
          "term_archive.code",
          "term_archive.content",
          "term_archive.sha256",
          "webhook_secret.secret",
          // What administrators call departments and systems; they know nobody by a pseudonym.
          "service_account.name",
          "tenant.name",
          "webhook.url");

  @Test
  void everyColumnIsToldOfAndNoOther() throws IOException {
    List<String> there =
        db.sql(
                """
                SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                """)
            .query(String.class)
            .list();

    assertThat(told()).containsExactlyElementsOf(new TreeSet<>(there));
  }

  @Test
  void whatTellsOfStudentsAndSupervisorsIsWhatADeletionGoesThrough() throws IOException {
    assertThat(marked("P")).containsExactlyElementsOf(PersonStore.columns());
  }

  @Test
  void whatTellsOfThemWhenItIsWrittenThereIsToldOrForgottenWhole() throws IOException {
    TreeSet<String> expected = new TreeSet<>(TextColumns.told());
    expected.removeAll(PersonStore.columns());
    // The document has the same; keys and files that mention somebody are deleted.
    expected.addAll(
        List.of("problem.term_id", "problem.term_end", "problem.name", "idempotency_key.key"));
    expected.add("upload.file_name");

    assertThat(marked("(P)")).containsExactlyElementsOf(expected);
  }

  /** Whoever adds a column of text says here, or in privacy.md and TextColumns, who writes it. */
  @Test
  void everyOtherTextIsWrittenByNobody() throws IOException {
    TreeSet<String> rest = new TreeSet<>(textColumns());
    for (String mark : List.of("P", "(P)", "S")) {
      rest.removeAll(marked(mark));
    }
    rest.removeIf(column -> ID_OR_HASH.matcher(column).matches());

    assertThat(rest).containsExactlyElementsOf(new TreeSet<>(WRITTEN_BY_NOBODY));
  }

  private static List<String> textColumns() {
    return db.sql(
            """
            SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
              AND c.udt_name IN ('text', '_text', 'varchar', '_varchar', 'bpchar', 'bytea', 'json',
                                 'jsonb', 'xml', 'name')
              AND c.table_name <> 'flyway_schema_history'
            """)
        .query(String.class)
        .list();
  }

  /** Columns whose row has a mark. */
  private static TreeSet<String> marked(String mark) throws IOException {
    TreeSet<String> told = new TreeSet<>();
    Matcher tables = TABLE.matcher(document());
    while (tables.find()) {
      String table = tables.group(1);
      tables
          .group(2)
          .lines()
          .filter(line -> line.startsWith("| `") && line.contains(" | " + mark + " | "))
          .flatMap(line -> COLUMN.matcher(line.substring(0, line.indexOf(" | "))).results())
          .forEach(found -> told.add(table + "." + found.group(1)));
    }
    return told;
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("../docs/privacy.md"));
  }

  /** A column's name stands first in its row, or in the text of a table without rows. */
  private static TreeSet<String> told() throws IOException {
    TreeSet<String> told = new TreeSet<>();
    Matcher tables = TABLE.matcher(document());
    while (tables.find()) {
      String table = tables.group(1);
      String body = tables.group(2);
      String names =
          body.contains("\n| ---")
              ? body.lines()
                  .filter(line -> line.startsWith("| `"))
                  .map(line -> line.substring(0, line.indexOf(" | ")))
                  .collect(Collectors.joining("\n"))
              : body;
      COLUMN.matcher(names).results().forEach(found -> told.add(table + "." + found.group(1)));
    }
    return told;
  }
}
