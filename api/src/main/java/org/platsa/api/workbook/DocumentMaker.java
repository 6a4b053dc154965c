package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Suggestion;
import org.platsa.solver.work.Interruption;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a document of a workbook's sheets, on top of an older one where there is one. */
final class DocumentMaker {
  private final ObjectNode document;
  private final boolean hasBase;
  private final WorkbookReader.Mode mode;
  private final Language language;
  private final Issues issues;

  /**
   * A maker of one document.
   *
   * @param base what the workbook changes; empty for a workbook that stands alone
   */
  DocumentMaker(ObjectNode base, WorkbookReader.Mode mode, Language language, Issues issues) {
    this.document = base;
    this.hasBase = !base.isEmpty();
    this.mode = mode;
    this.language = language;
    this.issues = issues;
  }

  ObjectNode make(Map<ListKind, ListSheet> sheets) {
    document.put("schemaVersion", Problem.SCHEMA_VERSION);
    for (ListKind kind : ListKind.values()) {
      ListSheet list = sheets.get(kind);
      if (list == null) {
        if (kind.isRequired() && !hasBase) {
          missing(kind);
        }
        continue;
      }
      tellColumns(list);
      switch (kind) {
        case TERM -> term(list);
        case WEIGHTS, NOTES -> map(list);
        default -> records(list);
      }
    }
    if (!document.has("name") && document.at("/term/name").isString()) {
      document.set("name", document.at("/term/name"));
    }
    return document;
  }

  private void missing(ListKind kind) {
    issues.add(
        CellIssue.ofFile(
            WorkbookCode.SHEET_MISSING,
            new Words("Bladet %s saknas.", "The sheet %s is missing.").with(kind.title())));
  }

  private void tellColumns(ListSheet list) {
    Headings headings = list.headings();
    for (int place : headings.twice()) {
      tell(
          WorkbookCode.COLUMN_TWICE,
          list,
          place,
          new Words(
              "Rubriken finns två gånger; vilken kolumn som gäller går inte att veta.",
              "The heading is there twice; which column counts cannot be known."),
          List.of());
    }
    List<String> free =
        list.kind().columns().stream()
            .filter(column -> !headings.places().containsKey(column))
            .map(column -> column.heading().in(language))
            .toList();
    for (int place : headings.unknown()) {
      Optional<String> nearest =
          new Suggestion().nearest(headings.texts().getOrDefault(place, ""), free);
      Words message = new Words("Kolumnen läses inte.", "The column is not read.");
      tell(
          WorkbookCode.COLUMN_UNKNOWN,
          list,
          place,
          nearest
              .map(near -> message.and(new Words("Menade du %s?", "Did you mean %s?").with(near)))
              .orElse(message),
          nearest.map(List::of).orElse(List.of()));
    }
    Set<Integer> bare = new HashSet<>();
    for (Sheet.Row row : list.below()) {
      for (int place = 0; place < row.width(); place++) {
        if (row.cell(place) != null && !headings.texts().containsKey(place) && bare.add(place)) {
          issues.add(
              CellIssue.ofCell(
                  WorkbookCode.CELL_WITHOUT_HEADING,
                  list.sheet().name(),
                  row.number(),
                  place,
                  null,
                  row.cell(place) instanceof CellValue cell ? cell.shown() : "",
                  new Words(
                      "Kolumnen har ingen rubrik och läses inte.",
                      "The column has no heading and is not read."),
                  List.of(),
                  null));
        }
      }
    }
  }

  private void tell(
      WorkbookCode code, ListSheet list, int place, Words message, List<String> suggestions) {
    String heading = list.headings().texts().getOrDefault(place, "");
    issues.add(
        CellIssue.ofCell(
            code,
            list.sheet().name(),
            list.headings().row(),
            place,
            heading,
            heading,
            message,
            suggestions,
            null));
  }

  /** The rows to be read. */
  private List<Sheet.Row> rows(ListSheet list, RowReader reader) {
    List<Sheet.Row> rows = new ArrayList<>();
    int examples = 0;
    for (Sheet.Row row : list.below()) {
      Interruption.check();
      if (reader.isExample(row)) {
        examples++;
      } else if (!reader.isEmpty(row)) {
        rows.add(row);
      }
    }
    if (examples > 0) {
      issues.add(
          CellIssue.ofSheet(
              WorkbookCode.EXAMPLE_ROW,
              list.sheet().name(),
              new Words(
                      "Mallens exempelrader läses inte (%s).",
                      "The template's example rows are not read (%s).")
                  .with(examples)));
    }
    return rows;
  }

  private void tellMissing(ListSheet list) {
    for (Column column : list.headings().missing(list.kind())) {
      issues.add(
          CellIssue.ofCell(
              WorkbookCode.COLUMN_MISSING,
              list.sheet().name(),
              list.headings().row(),
              null,
              column.heading().in(language),
              "",
              new Words("Kolumnen %s saknas.", "The column %s is missing.").with(column.heading()),
              List.of(),
              null));
    }
  }

  private void term(ListSheet list) {
    RowReader reader = new RowReader(list, language, issues, OwnWords.of(document));
    List<Sheet.Row> rows = rows(list, reader);
    if (!hasBase) {
      tellMissing(list);
    }
    if (rows.isEmpty() && !hasBase) {
      issues.add(
          CellIssue.ofSheet(
              WorkbookCode.CELL_EMPTY,
              list.sheet().name(),
              new Words("Bladet har ingen rad.", "The sheet has no row.")));
    }
    for (Sheet.Row row : rows.stream().skip(1).toList()) {
      issues.add(
          CellIssue.ofCell(
              WorkbookCode.ROW_TOO_MANY,
              list.sheet().name(),
              row.number(),
              null,
              null,
              "",
              new Words(
                  "Bladet ska ha en enda rad: en arbetsbok är en termin.",
                  "The sheet must have a single row: a workbook is one term."),
              List.of(),
              null));
    }
    if (!rows.isEmpty()) {
      reader.read(rows.getFirst(), document, "");
      list.from(0, rows.getFirst());
    }
  }

  private void map(ListSheet list) {
    RowReader reader = new RowReader(list, language, issues, OwnWords.of(document));
    List<Sheet.Row> rows = rows(list, reader);
    if (!rows.isEmpty()) {
      tellMissing(list);
    }
    Column keys = list.kind().columns().getFirst();
    Column values = list.kind().columns().getLast();
    String field = list.kind().field();
    boolean keeps = mode == WorkbookReader.Mode.ADD && document.path(field).isObject();
    ObjectNode map = keeps ? (ObjectNode) document.get(field) : document.putObject(field);
    for (Sheet.Row row : rows) {
      JsonNode key = reader.value(keys, row, "/" + field);
      if (key == null) {
        continue;
      }
      String pointer = "/" + field + "/" + key.stringValue().replace("~", "~0").replace("/", "~1");
      JsonNode value = reader.value(values, row, pointer);
      if (list.row(key.stringValue()) != null) {
        twice(list, keys, row, key.stringValue());
      }
      list.from(key.stringValue(), row);
      if (value != null) {
        map.set(key.stringValue(), value);
      }
    }
  }

  private void twice(ListSheet list, Column column, Sheet.Row row, String key) {
    issues.add(
        CellIssue.ofCell(
            WorkbookCode.ROW_TWICE,
            list.sheet().name(),
            row.number(),
            list.place(column),
            list.heading(column, language),
            key,
            new Words("Finns två gånger i bladet.", "Is there twice in the sheet."),
            List.of(),
            null));
  }

  private void records(ListSheet list) {
    RowReader reader = new RowReader(list, language, issues, OwnWords.of(document));
    String field = list.kind().field();
    Map<String, ObjectNode> before = new LinkedHashMap<>();
    document.path(field).forEach(record -> before.put(key(list, record), (ObjectNode) record));
    boolean adds = mode == WorkbookReader.Mode.ADD;
    Map<String, Integer> places = new HashMap<>();
    ArrayNode records = document.arrayNode();
    if (adds) {
      before.forEach((key, record) -> {
        places.put(key, records.size());
        records.add(record);
      });
    }
    boolean hasNew = false;
    Set<String> seen = new HashSet<>();
    for (Sheet.Row row : rows(list, reader)) {
      String key = keyOf(list, row);
      ObjectNode old = before.get(key);
      boolean isFirst = seen.add(key);
      Integer place = adds && isFirst ? places.get(key) : null;
      int index = place == null ? records.size() : place;
      ObjectNode record = old == null ? document.objectNode() : old.deepCopy();
      hasNew |= old == null;
      reader.read(row, record, "/" + field + "/" + index);
      if (place == null) {
        records.add(record);
      } else {
        records.set(place, record);
      }
      list.from(index, row);
    }
    if (hasNew || !hasBase) {
      tellMissing(list);
    }
    document.set(field, records);
    ZerosLost.tell(list, language, issues);
  }

  /** What tells a row from the others: its id, or for a travel time whose and where. */
  private static String keyOf(ListSheet list, Sheet.Row row) {
    List<Column> columns = list.kind().columns();
    StringBuilder key = new StringBuilder();
    for (Column column : columns.subList(0, list.kind().hasIds() ? 1 : 2)) {
      Integer place = list.place(column);
      CellValue cell = place == null ? null : row.cell(place);
      JsonNode value =
          cell == null ? null : column.form().read(cell, (code, message, suggestions) -> {});
      key.append(value == null ? row.number() + "\u0000" : value.stringValue()).append('\u0000');
    }
    return key.toString();
  }

  private static String key(ListSheet list, JsonNode record) {
    StringBuilder key = new StringBuilder();
    for (Column column : list.kind().columns().subList(0, list.kind().hasIds() ? 1 : 2)) {
      key.append(record.path(column.path()).stringValue("")).append('\u0000');
    }
    return key.toString();
  }
}
