package org.platsa.api.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Reads a file as it stands. */
  public WorkbookReading read(
      DocumentSource file, @Nullable ListKind list, @Nullable Problem base, Mode mode)
      throws IOException, UnreadableWorkbookException {
    return read(file, list, base, mode, List.of());
  }

  /**
   * Reads a file.
   *
   * @param file an Excel workbook, CSV files in a zip file, or one CSV file
   * @param list which list a single CSV file holds; null to tell by its headings
   * @param base the problem that the workbook changes: lists without a sheet, and columns that a
   *     sheet does not have, stay as they are there; null for a workbook that stands alone
   * @param mode how it changes that
   * @param mends cells that are to be read otherwise than they stand in the file
   * @throws IOException if the file's bytes cannot be had; never for what they hold
   * @throws UnreadableWorkbookException if it is no workbook at all
   */
  public WorkbookReading read(
      DocumentSource file,
      @Nullable ListKind list,
      @Nullable Problem base,
      Mode mode,
      List<CellMend> mends)
      throws IOException, UnreadableWorkbookException {
    Book book = CellMend.applied(BookReader.read(file, limits), mends);
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

  /**
   * The names of a file's sheets, whatever they hold.
   *
   * @throws IOException if the file's bytes cannot be had
   * @throws UnreadableWorkbookException if it is no workbook at all
   */
  public List<String> sheets(DocumentSource file) throws IOException, UnreadableWorkbookException {
    return BookReader.read(file, limits).sheets().stream().map(Sheet::name).toList();
  }

  /**
   * Reads a row that was typed into a form: as if a sheet had it, so that all the same is right and
   * wrong.
   *
   * @param id which row it takes the place of; null for a new one, whose id was typed, too
   * @param typed by field, as {@link RowForm} names them
   * @param base the problem that has the other rows
   */
  public RowReading readRow(
      ListKind kind,
      @Nullable String id,
      Map<String, List<String>> typed,
      Problem base,
      Language language) {
    List<Column> columns = RowForm.columns(kind);
    ListSheet list = sheet(kind, id, typed, base, language);
    Map<ListKind, ListSheet> sheets = Map.of(kind, list);
    Issues issues = new Issues();
    ObjectNode document =
        new DocumentMaker(Json.mapper().valueToTree(base), Mode.ADD, language, issues).make(sheets);
    Problem problem = checked(document, sheets, language, issues);
    List<RowReading.Fault> faults = new ArrayList<>();
    String newId =
        id != null
            ? ""
            : kind == ListKind.TRAVEL
                ? RowForm.idOfWay(first(typed, "studentId"), first(typed, "unitId"))
                : first(typed, "id");
    if (!newId.isEmpty() && RowForm.record(kind, base, newId).isPresent()) {
      faults.add(
          new RowReading.Fault(
              WorkbookCode.ROW_TWICE.name(),
              kind == ListKind.TRAVEL ? "studentId" : "id",
              newId,
              new Words("%s finns redan.", "%s is there already.")
                  .with(org.platsa.solver.validation.Values.shown(newId))));
    }
    issues.listed().stream()
        .filter(CellIssue::isError)
        .map(issue -> fault(issue, list, columns))
        .forEach(faults::add);
    return new RowReading(faults.isEmpty() ? problem : null, faults);
  }

  /** A sheet of headings and one row. */
  private static ListSheet sheet(
      ListKind kind,
      @Nullable String id,
      Map<String, List<String>> typed,
      Problem base,
      Language language) {
    List<@Nullable CellValue> headings = new ArrayList<>();
    List<@Nullable CellValue> cells = new ArrayList<>();
    Map<Column, List<Integer>> places = new LinkedHashMap<>();
    Map<Integer, String> texts = new HashMap<>();
    for (Column column : RowForm.columns(kind)) {
      int place = cells.size();
      places.put(column, List.of(place));
      texts.put(place, column.heading().in(language));
      headings.add(new CellValue.Text(column.heading().in(language)));
      cells.add(
          id != null && RowForm.isIdentity(kind, column)
              ? new CellValue.Text(CellText.written(identity(kind, column, base, id)))
              : RowForm.cell(column, typed.getOrDefault(column.path(), List.of()), base));
    }
    Sheet sheet =
        new Sheet(
            kind.title().in(language),
            List.of(new Sheet.Row(1, headings), new Sheet.Row(2, cells)));
    return new ListSheet(kind, sheet, new Headings(1, places, texts, List.of(), List.of(), 0, 0));
  }

  /** What stands in a column that names a row of the problem. */
  private static String identity(ListKind kind, Column column, Problem base, String id) {
    return kind == ListKind.TRAVEL
        ? RowForm.record(kind, base, id)
            .map(record -> record.path(column.path()).stringValue(""))
            .orElse("")
        : id;
  }

  private static RowReading.Fault fault(CellIssue issue, ListSheet list, List<Column> columns) {
    boolean isOfRow =
        list.sheet().name().equals(issue.sheet())
            && issue.column() != null
            && Integer.valueOf(2).equals(issue.row());
    if (!isOfRow || issue.column() == null) {
      return new RowReading.Fault(issue.code(), "", issue.value(), issue.message());
    }
    Column column = columns.get(issue.column());
    Words message =
        issue.code().equals(WorkbookCode.CELL_EMPTY.name())
            ? new Words("Fyll i %s.", "Write %s.").with(column.form().takes())
            : issue.message();
    boolean isTold = message.sv().contains(column.heading().sv());
    return new RowReading.Fault(
        issue.code(),
        column.path(),
        issue.value(),
        isTold ? message : new Words("%s: %s", "%s: %s").with(column.heading(), message));
  }

  private static String first(Map<String, List<String>> typed, String field) {
    List<String> texts = typed.getOrDefault(field, List.of());
    return texts.isEmpty() ? "" : CellText.strip(texts.getFirst());
  }

  private @Nullable Problem checked(
      ObjectNode document, Map<ListKind, ListSheet> sheets, Language language, Issues issues) {
    DocumentIssues mapped = new DocumentIssues(document, sheets, language, issues);
    ReadResult<Problem> result =
        new ProblemReader(limits.document())
            .strict()
            .read(Json.mapper().writeValueAsBytes(document));
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
