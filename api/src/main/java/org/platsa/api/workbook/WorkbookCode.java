package org.platsa.api.workbook;

import static org.platsa.solver.validation.Severity.ERROR;
import static org.platsa.solver.validation.Severity.WARNING;

import org.platsa.solver.validation.Severity;

/**
 * What can be wrong with a workbook beside what can be wrong with any document (<i>felkod</i>). The
 * names are stable: programs may depend on them.
 */
public enum WorkbookCode {
  /** No workbook: an older Excel file, a PDF, a picture. */
  FILE_OTHER_FORM(ERROR),
  /** A workbook that is damaged or cut off. */
  FILE_BROKEN(ERROR),
  /** Larger than is taken, or made to be. */
  FILE_TOO_LARGE(ERROR),
  /** Nothing in the file is a list that is known. */
  NO_SHEETS(ERROR),
  /** A list that has to be there is not. */
  SHEET_MISSING(ERROR),
  /** Two sheets of one list. */
  SHEET_TWICE(ERROR),
  /** A sheet that is not read. */
  SHEET_UNKNOWN(WARNING),
  /** A sheet of another name that was taken for a list by its headings. */
  SHEET_BY_HEADINGS(WARNING),
  /** No row looks like headings. */
  HEADINGS_MISSING(ERROR),
  /** A column that has to be there is not. */
  COLUMN_MISSING(ERROR),
  /** Two columns of one heading. */
  COLUMN_TWICE(ERROR),
  /** A column that is not read. */
  COLUMN_UNKNOWN(WARNING),
  /** Something to the right of the headings. */
  CELL_WITHOUT_HEADING(WARNING),
  /** An example of the template, which is not read. */
  EXAMPLE_ROW(WARNING),
  /** A row where only one is read. */
  ROW_TOO_MANY(ERROR),
  /** A rule or a note that stands there twice. */
  ROW_TWICE(ERROR),
  /** A cell that has to be filled in. */
  CELL_EMPTY(ERROR),
  /** An error value such as #N/A, or a formula without a result. */
  CELL_ERROR(ERROR),
  /** No number. */
  NOT_A_NUMBER(ERROR),
  /** A number with a fraction. */
  NOT_A_WHOLE_NUMBER(ERROR),
  /** No day. */
  NOT_A_DATE(ERROR),
  /** A day that can be two days. */
  DATE_AMBIGUOUS(ERROR),
  /** No word of those that a column takes. */
  UNKNOWN_WORD(ERROR),
  /** A list of absences that cannot be read. */
  NOT_AN_ABSENCE(ERROR),
  /** Graded wishes that cannot be read. */
  NOT_A_WISH(ERROR),
  /** Offered places that cannot be read. */
  NOT_AN_OFFER(ERROR),
  /** Own kinds of placement that cannot be read. */
  NOT_A_KIND(ERROR),
  /** Quotation marks that do not match. */
  NOT_A_LIST(ERROR),
  /** An id that the spreadsheet has made a date of. */
  ID_BECAME_DATE(ERROR),
  /** An id that the spreadsheet has made a number of, and changed. */
  ID_BECAME_NUMBER(ERROR),
  /** A number where the other ids have zeros at the beginning. */
  ID_WITHOUT_ZEROS(WARNING),
  /** True or false where a text should be. */
  NOT_A_TEXT(ERROR);

  private final Severity severity;

  WorkbookCode(Severity severity) {
    this.severity = severity;
  }

  /** Whether the workbook is refused for it. */
  public Severity severity() {
    return severity;
  }
}
