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

/** What docs/privacy.md says is kept is what the tables have, column by column. */
class PrivacyDocumentIT {
  private static final Pattern TABLE = Pattern.compile("(?s)\n### `(\\w+)`\n(.*?)(?=\n### |\\z)");
  private static final Pattern COLUMN = Pattern.compile("`(\\w+)`");

  @Test
  void everyColumnIsToldOfAndNoOther() throws IOException {
    List<String> there =
        TestDatabase.client(TestDatabase.newMigratedDatabase())
            .sql(
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
    TreeSet<String> told = new TreeSet<>();
    Matcher tables = TABLE.matcher(document());
    while (tables.find()) {
      String table = tables.group(1);
      tables
          .group(2)
          .lines()
          .filter(line -> line.startsWith("| `") && line.contains(" | P | "))
          .flatMap(line -> COLUMN.matcher(line.substring(0, line.indexOf(" | "))).results())
          .forEach(found -> told.add(table + "." + found.group(1)));
    }

    assertThat(told).containsExactlyElementsOf(PersonStore.columns());
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
