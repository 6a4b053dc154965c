package org.platsa.api.intake;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.settings.Settings;
import org.platsa.api.workbook.CellIssue;
import org.platsa.api.workbook.CellMend;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.ReadingLimits;
import org.platsa.api.workbook.UnreadableWorkbookException;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.api.workbook.WorkbookReading;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads workbooks that are sent here (<i>uppladdningar</i>). */
@Component
class Uploads {
  /** A workbook of Excel is packed: what it holds is so many times as much. */
  private static final int PACKED = 8;

  private final WorkbookReader reader;
  private final JsonMapper json;

  Uploads(Settings settings, JsonMapper json) {
    this.json = json;
    this.reader = new WorkbookReader(ReadingLimits.of(settings.limits().ofDocuments()));
  }

  /**
   * Reads a workbook; to be called in the lane.
   *
   * @throws ApiException if it is no workbook (400)
   */
  WorkbookReading read(
      Spool file, @Nullable ListKind list, @Nullable Problem base, WorkbookReader.Mode mode)
      throws IOException {
    return read(file, list, base, mode, List.of());
  }

  /** The same with cells mended. */
  WorkbookReading read(
      Spool file,
      @Nullable ListKind list,
      @Nullable Problem base,
      WorkbookReader.Mode mode,
      List<CellMend> mends)
      throws IOException {
    try {
      return reader.read(file, list, base, mode, mends);
    } catch (UnreadableWorkbookException e) {
      throw unreadable(e);
    }
  }

  /** Whether a workbook has a sheet of a name; to be called in the lane. */
  boolean hasSheet(Spool file, String name) throws IOException {
    try {
      return reader.sheets(file).contains(name);
    } catch (UnreadableWorkbookException e) {
      throw unreadable(e);
    }
  }

  private static ApiException unreadable(UnreadableWorkbookException e) {
    return ApiException.malformed(
        e.issue().message().en(), List.of(WorkbookIssue.asError(e.issue())));
  }

  /** What a workbook changes in a problem, as it is stored with the revision. */
  String changes(WorkbookReader.Mode how, Problem base, Problem problem) {
    return json.writeValueAsString(
        List.of(
            Map.of(
                "type",
                "workbook",
                "mode",
                how.name(),
                "difference",
                DifferenceAnswer.of(ProblemDifference.between(base, problem)))));
  }

  /** The refusal of a workbook in which something is wrong. */
  static ApiException refused(WorkbookReading reading) {
    List<CellIssue> errors = reading.issues().stream().filter(CellIssue::isError).toList();
    int count = errors.size();
    return ApiException.invalid(
        "The workbook has " + count + (count == 1 ? " error" : " errors"),
        errors.stream().map(WorkbookIssue::asError).toList());
  }

  /** What kind of work that is. */
  static ComputeTask work(Spool file) {
    return ComputeTask.reading(PACKED * file.length());
  }

  /** The language of a parameter. */
  static Language language(String lang) {
    return Language.of(lang)
        .orElseThrow(() ->
            ApiException.parameter(
                "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en."));
  }

  /** The list of a parameter, if there is one. */
  static @Nullable ListKind list(@Nullable String list) {
    if (list == null) {
      return null;
    }
    Optional<ListKind> kind = ListKind.ofField(list);
    return kind.orElseThrow(() ->
        ApiException.parameter(
            "list",
            list,
            "list ska vara ett av dokumentets fält, till exempel units.",
            "list must be one of the document's fields, such as units."));
  }

  /** How a workbook changes a problem, by a parameter. */
  static WorkbookReader.Mode mode(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "replace" -> WorkbookReader.Mode.REPLACE;
      case "add" -> WorkbookReader.Mode.ADD;
      default ->
          throw ApiException.parameter(
              "mode", mode, "mode ska vara replace eller add.", "mode must be replace or add.");
    };
  }
}
