package org.platsa.api.workbook;

import java.util.List;

/**
 * What a cell of a workbook is to hold instead of what stands there (<i>rättad cell</i>).
 *
 * @param sheet the sheet's name as in the file
 * @param row from 1, as spreadsheets count
 * @param column from 0
 * @param value as it was typed; empty for nothing
 */
public record CellMend(String sheet, int row, int column, String value) {
  /** The most rows and columns that a spreadsheet has. */
  public static final int MOST_ROWS = 1_048_576;

  public static final int MOST_COLUMNS = 16_384;

  /** The most characters of a value. */
  public static final int LONGEST = 2_000;

  /** Whether it is of the same cell as another. */
  public boolean isOfSameCell(CellMend other) {
    return sheet.equals(other.sheet) && row == other.row && column == other.column;
  }

  /** The cell as spreadsheets call it, such as {@code D9}. */
  public String cell() {
    return Sheet.letters(column) + row;
  }

  /** A workbook with cells mended; what no sheet of it has is passed over. */
  static Book applied(Book book, List<CellMend> mends) {
    return mends.isEmpty()
        ? book
        : new Book(
            book.form(),
            book.sheets().stream()
                .map(sheet ->
                    sheet.with(
                        mends.stream().filter(mend -> mend.sheet().equals(sheet.name())).toList()))
                .toList());
  }
}
