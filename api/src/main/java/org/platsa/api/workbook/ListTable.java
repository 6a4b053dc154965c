package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A list as it is written to a sheet (<i>listtabell</i>). Its records are made anew each time they
 * are gone through: a nation has hundreds of thousands.
 */
final class ListTable {
  /** Excel takes 32,767 characters in a cell. */
  private static final int LONGEST_CELL = 30_000;

  private final ListKind kind;
  private final Language language;
  private final Supplier<Stream<JsonNode>> records;
  private final boolean isExample;
  private final List<Place> places = new ArrayList<>();

  /** A column of the sheet: a list's column, or a part of one that goes on. */
  record Place(Column column, int part, String heading) {}

  ListTable(ListKind kind, Language language, Supplier<Stream<JsonNode>> records) {
    this(kind, language, records, false);
  }

  /** A list of nothing but an example. */
  static ListTable ofExample(ListKind kind, Language language, JsonNode record) {
    return new ListTable(kind, language, () -> Stream.of(record), true);
  }

  private ListTable(
      ListKind kind, Language language, Supplier<Stream<JsonNode>> records, boolean isExample) {
    this.isExample = isExample;
    this.kind = kind;
    this.language = language;
    this.records = records;
    List<Column> columns = kind.columns();
    int[] parts = new int[columns.size()];
    try (Stream<JsonNode> all = records.get()) {
      all.forEach(record -> {
        for (int i = 0; i < parts.length; i++) {
          parts[i] = Math.max(parts[i], parts(columns.get(i), record).size());
        }
      });
    }
    for (int i = 0; i < parts.length; i++) {
      Column column = columns.get(i);
      int least = column.need() == Column.Need.IF_USED ? 0 : 1;
      for (int part = 0; part < Math.max(least, parts[i]); part++) {
        String heading = column.heading().in(language);
        places.add(new Place(column, part, part == 0 ? heading : heading + " " + (part + 1)));
      }
    }
  }

  ListKind kind() {
    return kind;
  }

  List<Place> places() {
    return places;
  }

  /** The rows; to be closed. */
  Stream<List<@Nullable CellValue>> rows() {
    return records.get().map(this::row);
  }

  boolean isExample() {
    return isExample;
  }

  private List<@Nullable CellValue> row(JsonNode record) {
    List<@Nullable CellValue> row = new ArrayList<>(places.size());
    for (Place place : places) {
      List<JsonNode> parts = parts(place.column(), record);
      row.add(
          place.part() < parts.size()
              ? place.column().form().write(parts.get(place.part()), language)
              : null);
    }
    if (isExample && row.getFirst() instanceof CellValue first) {
      row.set(0, new CellValue.Text(ExampleRow.MARK.in(language) + first.shown()));
    }
    return row;
  }

  /** A value in pieces that cells can hold; none if there is no value. */
  private static List<JsonNode> parts(Column column, JsonNode record) {
    JsonNode value = record.at("/" + column.path());
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!(value instanceof ArrayNode list)) {
      return List.of(value);
    }
    List<JsonNode> parts = new ArrayList<>();
    int length = LONGEST_CELL;
    for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
      JsonNode item = items.next();
      // With quotation marks doubled, and what stands between.
      length += item.isString() ? 2 * item.stringValue().length() + 4 : 40;
      if (length > LONGEST_CELL) {
        parts.add(JsonNodeFactory.instance.arrayNode());
        length = 0;
      }
      ((ArrayNode) parts.getLast()).add(item);
    }
    return parts;
  }
}
