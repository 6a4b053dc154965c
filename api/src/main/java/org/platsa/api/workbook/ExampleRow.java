package org.platsa.api.workbook;

import java.util.Locale;

/** Rows of the template that show how to fill it in, and are never read (<i>exempelrad</i>). */
final class ExampleRow {
  static final Words MARK = new Words("Exempel: ", "Example: ");

  private ExampleRow() {}

  /** Whether a row begins with this cell that is an example. */
  static boolean isMarked(String firstCell) {
    String text = firstCell.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("exempel:") || text.startsWith("example:");
  }
}
