package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An empty workbook to be filled in (<i>mall</i>): headings, lists to choose from, an example in
 * each sheet, and what everything means.
 */
public final class WorkbookTemplate {
  private final Language language;

  public WorkbookTemplate(Language language) {
    this.language = language;
  }

  /** As an Excel workbook. */
  public void writeExcel(OutputStream out) throws IOException {
    try (ExcelWriter writer = new ExcelWriter(out, language)) {
      writer.writeReadMe();
      for (ListKind kind : ListKind.values()) {
        writer.write(table(kind));
      }
      writer.writeWords();
    }
  }

  /** As a zip file with a CSV file for each list. */
  public void writeCsvFiles(OutputStream out) throws IOException {
    new CsvWriter(language)
        .writeFiles(Arrays.stream(ListKind.values()).map(this::table).toList(), out);
  }

  /** One list as CSV. */
  public void writeCsv(ListKind kind, OutputStream out) throws IOException {
    new CsvWriter(language).write(table(kind), out);
  }

  private ListTable table(ListKind kind) {
    return ListTable.ofExample(kind, language, example(kind));
  }

  /** The record of the example. */
  private JsonNode example(ListKind kind) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (Column column : kind.columns()) {
      String text = column.example().in(language);
      JsonNode value = text.isEmpty() ? null : value(column, text);
      if (value != null) {
        put(record, column, value);
      }
    }
    return record;
  }

  private static @Nullable JsonNode value(Column column, String text) {
    List<String> faults = new ArrayList<>();
    JsonNode value =
        column
            .form()
            .read(
                new CellValue.Text(text), (code, message, suggestions) -> faults.add(message.en()));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The example of " + column.path() + ": " + faults);
    }
    return value instanceof ArrayNode list && list.isEmpty() ? null : value;
  }

  private static void put(ObjectNode record, Column column, JsonNode value) {
    ObjectNode parent = record;
    List<String> steps = column.steps();
    for (String step : steps.subList(0, steps.size() - 1)) {
      parent =
          parent.path(step).isObject() ? (ObjectNode) parent.get(step) : parent.putObject(step);
    }
    parent.set(steps.getLast(), value);
  }
}
