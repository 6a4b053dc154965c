package org.platsa.api.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook, or a CSV file, as it was read (<i>blad</i>).
 *
 * @param name as in the file
 * @param rows those that are not empty, in order
 */
record Sheet(String name, List<Row> rows) {
  Sheet {
    rows = List.copyOf(rows);
  }

  /** The same with cells mended, all of them its own. */
  Sheet with(List<CellMend> mends) {
    if (mends.isEmpty()) {
      return this;
    }
    TreeMap<Integer, Row> byNumber = new TreeMap<>();
    rows.forEach(row -> byNumber.put(row.number(), row));
    for (CellMend mend : mends) {
      Row before = byNumber.getOrDefault(mend.row(), new Row(mend.row(), List.of()));
      byNumber.put(mend.row(), before.with(mend.column(), mend.value()));
    }
    return new Sheet(name, byNumber.values().stream().filter(row -> !row.isEmpty()).toList());
  }

  /** A row that is not empty. */
  static final class Row {
    private final int number;
    private final @Nullable CellValue[] cells;

    /**
     * A row.
     *
     * @param number from 1, as spreadsheets count
     * @param cells by column
     */
    Row(int number, List<? extends @Nullable CellValue> cells) {
      this.number = number;
      this.cells = cells.toArray(new @Nullable CellValue[0]);
    }

    int number() {
      return number;
    }

    /**
     * The same with something typed in a column, from 0 on; with nothing there if that is blank.
     */
    private Row with(int column, String typed) {
      @Nullable CellValue[] others = Arrays.copyOf(cells, Math.max(cells.length, column + 1));
      others[column] = typed.isBlank() ? null : new CellValue.Text(typed);
      return new Row(number, Arrays.asList(others));
    }

    private boolean isEmpty() {
      return Arrays.stream(cells).allMatch(Objects::isNull);
    }

    /** What stands in a column, from 0 on; null when nothing does. */
    @Nullable CellValue cell(int column) {
      return column < cells.length ? cells[column] : null;
    }

    /** One more than the last column in which something stands. */
    int width() {
      return cells.length;
    }
  }

  /** A column as spreadsheets call it: 0 is A, 26 is AA. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }
}
