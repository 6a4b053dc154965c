package org.platsa.api.workbook;

import java.util.List;

/**
 * A workbook as it was read (<i>arbetsbok</i>), whatever its sheets hold.
 *
 * @param form what kind of file it was
 * @param sheets in order
 */
record Book(Form form, List<Sheet> sheets) {
  Book {
    sheets = List.copyOf(sheets);
  }

  /** A kind of file. */
  enum Form {
    /** Excel, .xlsx. */
    EXCEL,
    /** CSV files in a zip file, one a list. */
    CSV_FILES,
    /** One CSV file. */
    CSV
  }
}
