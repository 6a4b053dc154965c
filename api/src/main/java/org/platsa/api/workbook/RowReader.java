package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a record of a row, cell by cell. */
final class RowReader {
  private final ListSheet list;
  private final Language language;
  private final Issues issues;
  private final OwnWords own;

  /**
   * Reads rows of a sheet.
   *
   * @param own the document's own words
   */
  RowReader(ListSheet list, Language language, Issues issues, OwnWords own) {
    this.own = own;
    this.list = list;
    this.language = language;
    this.issues = issues;
  }

  /** Whether nothing stands in any of the list's columns. */
  boolean isEmpty(Sheet.Row row) {
    return list.headings().places().values().stream()
        .flatMap(List::stream)
        .allMatch(place -> row.cell(place) == null);
  }

  /** Whether it is one of the template's examples. */
  boolean isExample(Sheet.Row row) {
    Integer place = list.place(list.kind().columns().getFirst());
    return place != null
        && row.cell(place) instanceof CellValue.Text(String text)
        && ExampleRow.isMarked(text);
  }

  /**
   * Puts the values of a row into a record, over what it has.
   *
   * @param pointer of the record in the document; empty for the document itself
   */
  void read(Sheet.Row row, ObjectNode into, String pointer) {
    for (Column column : list.kind().columns()) {
      if (list.headings().places().containsKey(column)) {
        put(column, value(column, row, pointer), into);
      } else if (column.fallback() != null && at(into, column) == null) {
        put(column, column.fallback(), into);
      }
    }
  }

  /** The value of a single column; null if it has none. */
  @Nullable JsonNode value(Column column, Sheet.Row row, String pointer) {
    List<JsonNode> parts = new ArrayList<>();
    boolean isBroken = false;
    for (int place : list.headings().places().getOrDefault(column, List.of())) {
      CellValue cell = row.cell(place);
      if (cell == null) {
        continue;
      }
      JsonNode part = column.form().read(cell, new Told(column, place, row, cell, pointer));
      isBroken |= part == null;
      if (part != null) {
        parts.add(part);
      }
    }
    if (isBroken) {
      return null;
    }
    if (parts.isEmpty()) {
      return empty(column, row, pointer);
    }
    for (JsonNode more : parts.subList(1, parts.size())) {
      ((ArrayNode) parts.getFirst()).addAll((ArrayNode) more);
    }
    return parts.getFirst();
  }

  /** Takes what is wrong with one cell. */
  private final class Told implements CellForm.Faults {
    private final Column column;
    private final int place;
    private final Sheet.Row row;
    private final CellValue cell;
    private final String pointer;

    Told(Column column, int place, Sheet.Row row, CellValue cell, String pointer) {
      this.column = column;
      this.place = place;
      this.row = row;
      this.cell = cell;
      this.pointer = pointer;
    }

    @Override
    public void add(WorkbookCode code, Words message, List<Words> suggestions) {
      fault(code, column, place, row, cell, message, suggestions, pointer);
    }

    @Override
    public boolean isOwn(Vocabulary vocabulary, String word) {
      return own.has(vocabulary, word);
    }
  }

  private @Nullable JsonNode empty(Column column, Sheet.Row row, String pointer) {
    if (column.isRequired()) {
      Integer place = list.place(column);
      String at = pointer + "/" + column.path();
      list.tell(at);
      issues.add(
          CellIssue.ofCell(
              WorkbookCode.CELL_EMPTY,
              list.sheet().name(),
              row.number(),
              place,
              list.heading(column, language),
              "",
              new Words("Cellen är tom. Skriv %s.", "The cell is empty. Write %s.")
                  .with(column.form().takes()),
              column.form().choices(language),
              at));
    }
    return column.fallback();
  }

  private void fault(
      WorkbookCode code,
      Column column,
      int place,
      Sheet.Row row,
      CellValue cell,
      Words message,
      List<Words> suggestions,
      String pointer) {
    String at = pointer + "/" + column.path();
    list.tell(at);
    issues.add(
        CellIssue.ofCell(
            code,
            list.sheet().name(),
            row.number(),
            place,
            list.heading(column, language),
            cell.shown(),
            message,
            suggestions(column, suggestions),
            at));
  }

  /** What was probably meant, then everything that could be. */
  private List<String> suggestions(Column column, List<Words> likely) {
    List<String> all = new ArrayList<>(likely.stream().map(each -> each.in(language)).toList());
    column.form().choices(language).stream().filter(each -> !all.contains(each)).forEach(all::add);
    return all;
  }

  private static @Nullable JsonNode at(ObjectNode record, Column column) {
    JsonNode value = record.at("/" + column.path());
    return value.isMissingNode() || value.isNull() ? null : value;
  }

  private static void put(Column column, @Nullable JsonNode value, ObjectNode into) {
    ObjectNode parent = into;
    List<String> steps = column.steps();
    for (String step : steps.subList(0, steps.size() - 1)) {
      boolean isThere = parent.path(step).isObject();
      if (!isThere && value == null) {
        return;
      }
      parent = isThere ? (ObjectNode) parent.get(step) : parent.putObject(step);
    }
    if (value == null) {
      parent.remove(steps.getLast());
      removeIfEmpty(into, steps);
    } else {
      parent.set(steps.getLast(), value.deepCopy());
    }
  }

  /** A place of which nothing is left is none. */
  private static void removeIfEmpty(ObjectNode record, List<String> steps) {
    if (steps.size() > 1 && record.path(steps.getFirst()).isEmpty()) {
      record.remove(steps.getFirst());
    }
  }
}
