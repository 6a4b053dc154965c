package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that holds a list (<i>listblad</i>), with where each record of the document came from.
 */
final class ListSheet {
  private final ListKind kind;
  private final Sheet sheet;
  private final Headings headings;
  private final List<Sheet.@Nullable Row> rows = new ArrayList<>();
  private final Map<String, Sheet.Row> rowsByKey = new java.util.HashMap<>();

  /** Pointers of values that were told of already. */
  private final Set<String> told = new java.util.HashSet<>();

  ListSheet(ListKind kind, Sheet sheet, Headings headings) {
    this.kind = kind;
    this.sheet = sheet;
    this.headings = headings;
  }

  ListKind kind() {
    return kind;
  }

  Sheet sheet() {
    return sheet;
  }

  Headings headings() {
    return headings;
  }

  /** The rows below the headings. */
  List<Sheet.Row> below() {
    return sheet.rows().stream().filter(row -> row.number() > headings.row()).toList();
  }

  /** Remembers where the record of an index came from. */
  void from(int index, Sheet.Row row) {
    while (rows.size() <= index) {
      rows.add(null);
    }
    rows.set(index, row);
  }

  /** Remembers where the value of a map's key came from. */
  void from(String key, Sheet.Row row) {
    rowsByKey.put(key, row);
  }

  /** The row of an index; null if the record came from elsewhere. */
  Sheet.@Nullable Row row(int index) {
    return index >= 0 && index < rows.size() ? rows.get(index) : null;
  }

  /** The row of a map's key. */
  Sheet.@Nullable Row row(String key) {
    return rowsByKey.get(key);
  }

  /** How many records came from here. */
  int size() {
    return kind.isMap() ? rowsByKey.size() : (int) rows.stream().filter(row -> row != null).count();
  }

  /** The sheet's column in which a list's column begins; null if it has none. */
  @Nullable Integer place(Column column) {
    List<Integer> places = headings.places().get(column);
    return places == null ? null : places.getFirst();
  }

  /** The heading of a column as it stands here, else in a language. */
  String heading(Column column, Language language) {
    Integer place = place(column);
    return place == null
        ? column.heading().in(language)
        : headings.texts().getOrDefault(place, column.heading().in(language));
  }

  void tell(String pointer) {
    told.add(pointer);
  }

  boolean isTold(String pointer) {
    return told.contains(pointer);
  }
}
