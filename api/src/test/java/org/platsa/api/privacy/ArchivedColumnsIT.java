package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A table or column that is new is in a term's archive and version, or here with why it is not. */
@ServiceTest
class ArchivedColumnsIT {
  /** Of no term, or of people's accounts. */
  private static final Set<String> NOT_OF_A_TERM =
      Set.of(
          "account",
          "calendar_link",
          "invitation",
          "service_account",
          // The archive's own row.
          "term_archive",
          // What somebody sends, for an hour.
          "upload",
          "webhook",
          "webhook_secret",
          // Told in groups alone.
          "evaluation");

  /** Columns of archived tables that are left out of the archive. */
  private static final Map<String, Set<String>> NOT_ARCHIVED =
      Map.of(
          // A file of its own.
          "problem", Set.of("document"),
          // The provider's own.
          "requested_student", Set.of("reference", "group_name", "draft"),
          // Who has answered is nobody's to know.
          "evaluation_link", Set.of("used"),
          "evaluation_round", Set.of("sealed"));

  /** What a change of an archived row is not told by, since something else always tells it. */
  private static final Map<String, Set<String>> NOT_IN_VERSION =
      Map.of(
          "asking", Set.of(),
          "asked_provider", Set.of(),
          "asked_unit", Set.of(),
          "requested_student", Set.of(),
          // Written once, with the row.
          "proposal", Set.of("published_at"),
          "freed_place", Set.of("offered_at"),
          "reserve_choice", Set.of(),
          "evaluation_link", Set.of());

  @Autowired DirectDatabase db;

  @Test
  void everyTableOfADepartmentIsArchivedOrOfNoTerm() {
    Set<String> forgotten = new TreeSet<>(tables());
    TermArchive.TABLES.values().forEach(sql -> forgotten.removeIf(table -> isRead(sql, table)));
    forgotten.removeAll(NOT_OF_A_TERM);

    assertThat(forgotten).isEmpty();
  }

  @Test
  void everyColumnIsArchivedOrLeftOutOnPurpose() {
    List<String> forgotten = new ArrayList<>();
    TermArchive.TABLES.forEach((file, sql) -> {
      if (sql.contains("row_to_json(p) FROM (") || sql.contains("row_to_json(t) FROM (")) {
        String table = first(sql, "FROM (\\w+) WHERE");
        String listed = first(sql, "(?s)SELECT (?!row_to_json)(.*?)\\s+FROM \\w+ WHERE");
        Set<String> expected = new HashSet<>(columns(table));
        expected.removeAll(NOT_ARCHIVED.getOrDefault(table, Set.of()));
        expected.removeIf(column ->
            listed.equals("*") || Pattern.compile("\\b" + column + "\\b").matcher(listed).find());
        expected.forEach(column -> forgotten.add(file + ": " + table + "." + column));
      }
    });

    assertThat(forgotten).isEmpty();
  }

  @Test
  void whatChangesAnArchivedRowMakesAnotherVersionOfTheTerm() {
    List<String> forgotten = new ArrayList<>();
    NOT_IN_VERSION.forEach((table, told) -> {
      String branch =
          Pattern.compile("UNION ALL")
              .splitAsStream(TermStore.CONTENT)
              .filter(sql -> isRead(sql, table))
              .findFirst()
              .orElse("");
      columns(table).stream()
          .filter(column -> column.endsWith("_at") && !told.contains(column))
          .filter(column -> !branch.contains(column))
          .forEach(column -> forgotten.add(table + "." + column));
    });

    assertThat(forgotten).isEmpty();
  }

  private static boolean isRead(String sql, String table) {
    return Pattern.compile("\\b(FROM|JOIN) " + table + "\\b").matcher(sql).find();
  }

  private static String first(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private List<String> tables() {
    return db.sql(
            """
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name = 'tenant_id'
            """)
        .query(String.class)
        .list();
  }

  private List<String> columns(String table) {
    List<String> columns =
        db.sql(
                """
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = :table
                """)
            .param("table", table)
            .query(String.class)
            .list();
    assertThat(columns).as(table).isNotEmpty();
    return columns;
  }
}
