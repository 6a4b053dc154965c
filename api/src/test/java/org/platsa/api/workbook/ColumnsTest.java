package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.JsonNode;

/** The table of columns is whole, and told as it is. */
class ColumnsTest {
  private static final JsonNode SCHEMA = schema();

  private static JsonNode schema() {
    try (InputStream in =
        Objects.requireNonNull(Problem.class.getResourceAsStream("problem.schema.json"))) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyFieldOfTheDocumentHasItsColumn() {
    Set<String> fields = new TreeSet<>();
    SCHEMA
        .get("properties")
        .properties()
        .forEach(field -> leaves(field.getKey(), field.getValue(), fields));
    Set<String> columns = new TreeSet<>(Set.of("schemaVersion", "metadata", "weights"));
    for (ListKind kind : ListKind.values()) {
      if (!kind.isMap()) {
        String prefix = kind == ListKind.TERM ? "" : kind.field() + "/";
        kind.columns().forEach(column -> columns.add(prefix + column.path()));
      }
    }

    assertThat(columns).isEqualTo(fields);
  }

  private static void leaves(String path, JsonNode schema, Set<String> fields) {
    JsonNode here = resolved(schema);
    if (here.has("properties")) {
      here.get("properties")
          .properties()
          .forEach(field -> leaves(path + "/" + field.getKey(), field.getValue(), fields));
    } else if (here.has("anyOf") || here.has("oneOf")) {
      here.path(here.has("anyOf") ? "anyOf" : "oneOf")
          .forEach(one -> {
            if (!one.path("type").asString("").equals("null")) {
              leaves(path, one, fields);
            }
          });
    } else if (path.indexOf('/') < 0 && here.has("items") && !path.equals("placementKinds")) {
      leaves(path, here.get("items"), fields);
    } else {
      fields.add(path);
    }
  }

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").stringValue().substring(1)) : schema;
  }

  @ParameterizedTest
  @EnumSource(ListKind.class)
  void noTwoColumnsOfASheetAreCalledTheSame(ListKind kind) {
    for (Language language : Language.values()) {
      List<String> headings =
          kind.columns().stream()
              .map(column -> Spelling.key(column.heading().in(language)))
              .toList();
      assertThat(headings).doesNotHaveDuplicates();
    }
    Set<String> all = new HashSet<>();
    for (Column column : kind.columns()) {
      Set<String> own = new HashSet<>();
      own.add(Spelling.key(column.heading().sv()));
      own.add(Spelling.key(column.heading().en()));
      column.also().forEach(heading -> own.add(Spelling.key(heading)));
      assertThat(all).as(column.path()).doesNotContainAnyElementsOf(own);
      all.addAll(own);
    }
  }

  @Test
  void noTwoSheetsAreCalledTheSame() {
    for (Language language : Language.values()) {
      assertThat(Arrays.stream(ListKind.values()).map(kind -> kind.title().in(language)))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theDocsHaveEveryColumn() throws IOException {
    String docs = java.nio.file.Files.readString(Path.of("..", "docs", "workbook.md"));

    for (ListKind kind : ListKind.values()) {
      String title = "### " + kind.title().sv() + " / " + kind.title().en();
      assertThat(docs).contains(title);
      String section = docs.substring(docs.indexOf(title) + title.length());
      String table =
          section.contains("###") ? section.substring(0, section.indexOf("###")) : section;
      for (Column column : kind.columns()) {
        assertThat(table)
            .contains(
                "| "
                    + column.heading().sv()
                    + " | "
                    + column.heading().en()
                    + " | `"
                    + column.path()
                    + "` | ");
      }
      assertThat(table.lines().filter(line -> line.contains("| `"))).hasSameSizeAs(kind.columns());
    }
  }
}
