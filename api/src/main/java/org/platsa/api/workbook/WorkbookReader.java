package org.platsa.api.workbook;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.DocumentSource;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a problem from a workbook (<i>inläsning av arbetsbok</i>) and reports every fault at once,
 * each with its cell. Immutable: one reader serves any number of threads.
 */
public final class WorkbookReader {
  private final ReadingLimits limits;

  /** How a workbook changes a problem. */
  public enum Mode {
    /** A list that has a sheet is as the sheet says; whoever is not in it is gone. */
    REPLACE,
    /** What a sheet has is added, or changed where its id is there already; nobody is removed. */
    ADD
  }

  /** Refuses what is larger than that. */
  public WorkbookReader(ReadingLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a file.
   *
   * @param file an Excel workbook, CSV files in a zip file, or one CSV file
   * @param list which list a single CSV file holds; null to tell by its headings
   * @param base the problem that the workbook changes: lists without a sheet, and columns that a
   *     sheet does not have, stay as they are there; null for a workbook that stands alone
   * @param mode how it changes that
   * @throws IOException if the file's bytes cannot be had; never for what they hold
   * @throws UnreadableWorkbookException if it is no workbook at all
   */
  public WorkbookReading read(
      DocumentSource file, @Nullable ListKind list, @Nullable Problem base, Mode mode)
      throws IOException, UnreadableWorkbookException {
    Book book = BookReader.read(file, limits);
    Issues issues = new Issues();
    Map<ListKind, ListSheet> sheets = SheetFinder.find(book, list, issues);
    if (sheets.isEmpty() && !issues.hasErrors()) {
      throw new UnreadableWorkbookException(
          WorkbookCode.NO_SHEETS,
          new Words(
              "Inget blad är någon av listorna. Hämta mallen, fyll i den och försök igen.",
              "No sheet is one of the lists. Take the template, fill it in and try again."));
    }
    Language language = language(sheets);
    ObjectNode before =
        base == null ? JsonNodeFactory.instance.objectNode() : Json.mapper().valueToTree(base);
    ObjectNode document = new DocumentMaker(before, mode, language, issues).make(sheets);
    Problem problem = checked(document, sheets, language, issues);
    return new WorkbookReading(book, sheets, language, issues, problem);
  }

  private @Nullable Problem checked(
      ObjectNode document, Map<ListKind, ListSheet> sheets, Language language, Issues issues) {
    DocumentIssues mapped = new DocumentIssues(document, sheets, language, issues);
    ReadResult<Problem> result =
        new ProblemReader(limits.document()).read(Json.mapper().writeValueAsBytes(document));
    return switch (result) {
      case ReadResult.Accepted<Problem> accepted -> {
        mapped.add(accepted.warnings());
        yield issues.hasErrors() ? null : accepted.value();
      }
      case ReadResult.Rejected<Problem> rejected -> {
        mapped.add(rejected.errors());
        yield null;
      }
      case ReadResult.Malformed<Problem> malformed -> {
        mapped.add(malformed.issue());
        yield null;
      }
    };
  }

  /** That of most headings; Swedish when they are even. */
  private static Language language(Map<ListKind, ListSheet> sheets) {
    int more =
        sheets.values().stream()
            .mapToInt(list -> list.headings().english() - list.headings().swedish())
            .sum();
    return more > 0 ? Language.EN : Language.SV;
  }
}
