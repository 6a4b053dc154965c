package org.platsa.api.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Severity;
import org.platsa.solver.validation.Values;

/**
 * Something that is wrong, or looks wrong, in a workbook (<i>anmärkning i arbetsbok</i>), with the
 * cell where it stands.
 *
 * @param code a {@link WorkbookCode} or a document's IssueCode, stable for programs
 * @param severity whether the workbook is refused for it
 * @param sheet the sheet's name as in the file; null for the whole file
 * @param row from 1, as spreadsheets count; null for the whole sheet
 * @param column from 0; null for the whole row
 * @param heading the column's heading; as in the file where it has the column
 * @param value what stands there, as it may be shown; empty when nothing does
 * @param message what is wrong and what would be right
 * @param suggestions what the cell could hold instead, the most likely first; perhaps none
 * @param pointer where in the document, as a JSON pointer; null for what never becomes a part of it
 */
public record CellIssue(
    String code,
    Severity severity,
    @Nullable String sheet,
    @Nullable Integer row,
    @Nullable Integer column,
    @Nullable String heading,
    String value,
    Words message,
    List<String> suggestions,
    @Nullable String pointer) {
  public CellIssue {
    suggestions = List.copyOf(suggestions);
  }

  static CellIssue ofFile(WorkbookCode code, Words message) {
    return new CellIssue(
        code.name(), code.severity(), null, null, null, null, "", message, List.of(), null);
  }

  static CellIssue ofSheet(WorkbookCode code, String sheet, Words message) {
    return new CellIssue(
        code.name(), code.severity(), sheet, null, null, null, "", message, List.of(), null);
  }

  static CellIssue ofCell(
      WorkbookCode code,
      String sheet,
      @Nullable Integer row,
      @Nullable Integer column,
      @Nullable String heading,
      String value,
      Words message,
      List<String> suggestions,
      @Nullable String pointer) {
    return new CellIssue(
        code.name(),
        code.severity(),
        sheet,
        row,
        column,
        heading == null ? null : Values.shown(heading),
        Values.shown(value),
        message,
        suggestions,
        pointer);
  }

  /** The cell as spreadsheets call it, such as {@code D9}; null where there is no single one. */
  public @Nullable String cell() {
    return row == null || column == null ? null : Sheet.letters(column) + row;
  }

  /** The column as spreadsheets call it, such as {@code D}. */
  public @Nullable String columnLetters() {
    return column == null ? null : Sheet.letters(column);
  }

  /** Whether the workbook is refused for it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
