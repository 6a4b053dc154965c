package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.workbook.CellIssue;
import org.platsa.api.workbook.Language;

/** Something wrong with a workbook, with its cell (<i>anmärkning i arbetsbok</i>). */
@Schema(name = "WorkbookIssue", description = "Something wrong with a workbook, with its cell.")
record WorkbookIssue(
    @Schema(
            description = "Stable code of the rule that is broken.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "UNKNOWN_WORD")
        String code,
    @Schema(
            description = "ERROR refuses the workbook, WARNING does not.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"ERROR", "WARNING"},
            example = "ERROR")
        String severity,
    @Schema(description = "The sheet's name in the file.", example = "Elever")
        @Nullable String sheet,
    @Schema(description = "From 1, as spreadsheets count.", example = "5") @Nullable Integer row,
    @Schema(description = "As spreadsheets call it.", example = "F") @Nullable String column,
    @Schema(description = "Column and row.", example = "F5") @Nullable String cell,
    @Schema(description = "The column's heading.", example = "Färdsätt") @Nullable String heading,
    @Schema(
            description = "What stands there; personal numbers are hidden.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Buss")
        String value,
    @Schema(
            description = "A sentence in Swedish.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Ska vara något av Kollektivtrafik, Bil, Cykel, Till fots.")
        String messageSv,
    @Schema(
            description = "A sentence in English.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Must be one of Public transport, Car, Bicycle, On foot.")
        String messageEn,
    @Schema(
            description = "What the cell could hold instead, in the workbook's language.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> suggestions,
    @Schema(
            description = "JSON pointer into the document that the workbook makes.",
            example = "/students/3/transport")
        @Nullable String pointer) {
  WorkbookIssue {
    suggestions = List.copyOf(suggestions);
  }

  static WorkbookIssue of(CellIssue issue) {
    return new WorkbookIssue(
        issue.code(),
        issue.severity().name(),
        issue.sheet(),
        issue.row(),
        issue.columnLetters(),
        issue.cell(),
        issue.heading(),
        issue.value(),
        issue.message().sv(),
        issue.message().en(),
        issue.suggestions(),
        issue.pointer());
  }

  /** The same as other refusals say it: the cell in place of a pointer, and in the sentence. */
  static ErrorIssue asError(CellIssue issue) {
    String place =
        issue.sheet() == null
            ? ""
            : issue.cell() != null
                ? issue.sheet() + "!" + issue.cell()
                : issue.row() != null ? issue.sheet() + "!" + issue.row() : issue.sheet();
    return new ErrorIssue(
        issue.code(),
        issue.severity().name(),
        place,
        issue.value(),
        place(issue, Language.SV) + issue.message().sv(),
        place(issue, Language.EN) + issue.message().en());
  }

  private static String place(CellIssue issue, Language language) {
    if (issue.sheet() == null) {
      return "";
    }
    String row =
        issue.row() == null ? "" : (language == Language.SV ? ", rad " : ", row ") + issue.row();
    String heading = issue.heading() == null ? "" : ", " + issue.heading();
    return issue.sheet() + row + heading + ": ";
  }
}
