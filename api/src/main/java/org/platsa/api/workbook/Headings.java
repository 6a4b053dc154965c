package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headings of a sheet (<i>rubrikrad</i>): which of its columns holds what.
 *
 * @param row the number of the row that they stand in
 * @param places by column of the list, the columns of the sheet: one, or several of a list that
 *     goes on
 * @param texts the headings as they stand, by the sheet's column
 * @param unknown columns of the sheet with a heading that means nothing here
 * @param twice columns of the sheet with a heading that was there before
 * @param swedish how many of the headings are Swedish
 * @param english how many are English
 */
record Headings(
    int row,
    Map<Column, List<Integer>> places,
    Map<Integer, String> texts,
    List<Integer> unknown,
    List<Integer> twice,
    int swedish,
    int english) {
  /** A title may stand above them. */
  private static final int LOOKED_AT = 20;

  /** Fewer may be chance. */
  private static final int FEWEST = 2;

  /** Beside the lists' columns in what this program has written. */
  private static final List<String> OWN = List.of("fel", "faults");

  /** The headings of a list in a sheet; nothing if no row looks like them. */
  static Optional<Headings> find(Sheet sheet, ListKind kind) {
    return find(sheet, kind.columns());
  }

  /** The same of whatever has these columns. */
  static Optional<Headings> find(Sheet sheet, List<Column> columns) {
    Headings best = null;
    for (Sheet.Row row : sheet.rows().stream().limit(LOOKED_AT).toList()) {
      Headings found = of(row, columns);
      if (found.places().size() >= FEWEST
          && (best == null || found.places().size() > best.places().size())) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether every column is there that has to be. */
  boolean isWhole(ListKind kind) {
    return missing(kind).isEmpty();
  }

  /** The columns that have to be there and are not. */
  List<Column> missing(ListKind kind) {
    return kind.columns().stream()
        .filter(column -> column.isRequired() && !places.containsKey(column))
        .toList();
  }

  private static Headings of(Sheet.Row row, List<Column> columns) {
    Map<Column, List<Integer>> places = new LinkedHashMap<>();
    Map<Integer, String> texts = new HashMap<>();
    List<Integer> unknown = new ArrayList<>();
    List<Integer> twice = new ArrayList<>();
    int swedish = 0;
    int english = 0;
    for (int at = 0; at < row.width(); at++) {
      CellValue cell = row.cell(at);
      if (cell == null) {
        continue;
      }
      String text = cell.shown();
      texts.put(at, text);
      Column column = column(text, columns);
      if (column == null) {
        if (!OWN.contains(Spelling.key(text))) {
          unknown.add(at);
        }
      } else if (places.containsKey(column) && !column.form().isList()) {
        twice.add(at);
      } else {
        places.computeIfAbsent(column, key -> new ArrayList<>()).add(at);
        swedish += Spelling.key(text).equals(Spelling.key(column.heading().sv())) ? 1 : 0;
        english += Spelling.key(text).equals(Spelling.key(column.heading().en())) ? 1 : 0;
      }
    }
    return new Headings(row.number(), places, texts, unknown, twice, swedish, english);
  }

  private static @Nullable Column column(String text, List<Column> columns) {
    String key = Spelling.key(text);
    String bare = Spelling.keyWithoutHints(text);
    for (String wanted : List.of(key, bare)) {
      for (Column column : columns) {
        if (isHeading(wanted, column)) {
          return column;
        }
      }
    }
    String first = key.replaceFirst("[2-9][0-9]*$", "");
    return first.equals(key)
        ? null
        : columns.stream()
            .filter(column -> column.form().isList() && isHeading(first, column))
            .findFirst()
            .orElse(null);
  }

  private static boolean isHeading(String key, Column column) {
    return key.equals(Spelling.key(column.heading().sv()))
        || key.equals(Spelling.key(column.heading().en()))
        || key.equals(Spelling.key(column.path()))
        || column.also().stream().anyMatch(each -> Spelling.key(each).equals(key));
  }
}
