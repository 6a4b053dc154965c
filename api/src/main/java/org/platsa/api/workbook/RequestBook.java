package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.validation.DocumentSource;
import tools.jackson.databind.JsonNode;

/**
 * A provider's requests as a sheet (<i>önskemål i kalkylblad</i>): a row for each placement that is
 * asked for, in the columns that a department's workbook has for students and placements.
 */
public final class RequestBook {
  private static final Words TITLE = new Words("Önskemål", "Requests");

  private final ListSheet sheet;
  private final List<Row> rows;
  private final List<CellIssue> issues;

  private RequestBook(ListSheet sheet, List<Row> rows, List<CellIssue> issues) {
    this.sheet = sheet;
    this.rows = List.copyOf(rows);
    this.issues = List.copyOf(issues);
  }

  /**
   * A row that was read.
   *
   * @param number in the sheet, from 1
   * @param values by the column's path, such as {@code home/lat}; without those of empty cells
   */
  public record Row(int number, Map<String, JsonNode> values) {
    public Row {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A text; null for none. */
    public @Nullable String text(String path) {
      JsonNode value = values.get(path);
      return value == null ? null : value.stringValue("");
    }

    /** Whether it says yes. */
    public boolean isTrue(String path) {
      JsonNode value = values.get(path);
      return value != null && value.booleanValue(false);
    }

    /** Several texts; none where nothing stands. */
    public List<String> texts(String path) {
      JsonNode value = values.get(path);
      return value == null
          ? List.of()
          : value.valueStream().map(each -> each.stringValue("")).toList();
    }

    /** A number; null for none. */
    public @Nullable Double number(String path) {
      JsonNode value = values.get(path);
      return value == null ? null : value.doubleValue();
    }
  }

  /**
   * Reads a file; the first of its sheets that has such columns counts.
   *
   * @param choices what can be chosen, with the words that are its own
   * @throws UnreadableWorkbookException if it is no workbook at all, or has no such sheet
   */
  public static RequestBook read(DocumentSource file, ReadingLimits limits, Problem choices)
      throws IOException, UnreadableWorkbookException {
    Book book = BookReader.read(file, limits);
    for (Sheet each : book.sheets()) {
      Optional<Headings> headings = Headings.find(each, RequestColumns.ALL);
      if (headings.isPresent() && hasWhatIsAsked(headings.get())) {
        return read(each, headings.get(), OwnWords.of(choices));
      }
    }
    throw new UnreadableWorkbookException(
        WorkbookCode.HEADINGS_MISSING,
        new Words(
            "Inget blad har rubrikerna Praktikform och Perioder. Hämta mallen och jämför.",
            "No sheet has the headings Kind and Allowed periods. Compare it with the template."));
  }

  private static boolean hasWhatIsAsked(Headings headings) {
    return RequestColumns.ALL.stream()
        .filter(Column::isRequired)
        .allMatch(headings.places()::containsKey);
  }

  private static RequestBook read(Sheet sheet, Headings headings, OwnWords own) {
    Issues issues = new Issues();
    ListSheet list = new ListSheet(ListKind.PLACEMENTS, sheet, headings);
    Language language = headings.english() > headings.swedish() ? Language.EN : Language.SV;
    RowReader reader = new RowReader(list, language, issues, own);
    for (int place : headings.twice()) {
      String heading = headings.texts().getOrDefault(place, "");
      issues.add(
          CellIssue.ofCell(
              WorkbookCode.COLUMN_TWICE,
              sheet.name(),
              headings.row(),
              place,
              heading,
              heading,
              new Words("Rubriken finns två gånger.", "The heading is there twice."),
              List.of(),
              null));
    }
    List<Row> rows = new ArrayList<>();
    for (Sheet.Row row : list.below()) {
      if (reader.isEmpty(row) || isExample(row)) {
        continue;
      }
      Map<String, JsonNode> values = new LinkedHashMap<>();
      for (Column column : RequestColumns.ALL) {
        JsonNode value =
            headings.places().containsKey(column)
                ? reader.value(column, row, "/" + row.number())
                : null;
        if (value != null) {
          values.put(column.path(), value);
        }
      }
      rows.add(new Row(row.number(), values));
    }
    return new RequestBook(
        list, rows, issues.listed().stream().filter(CellIssue::isError).toList());
  }

  private static boolean isExample(Sheet.Row row) {
    for (int place = 0; place < row.width(); place++) {
      if (row.cell(place) instanceof CellValue.Text(String text)) {
        return ExampleRow.isMarked(text);
      }
    }
    return false;
  }

  /** The rows in which something stands, without the template's example. */
  public List<Row> rows() {
    return rows;
  }

  /** Every fault of a cell. */
  public List<CellIssue> issues() {
    return issues;
  }

  /**
   * A fault that was found in what a row says, at its cell.
   *
   * @param path of the column, or of what is within it; perhaps none of them
   */
  public CellIssue at(Row row, String path, String code, @Nullable String value, Words message) {
    Column column =
        RequestColumns.ALL.stream()
            .filter(each -> (path + "/").startsWith(each.path() + "/"))
            .findFirst()
            .orElse(null);
    Integer place = column == null ? null : sheet.place(column);
    return new CellIssue(
        code,
        org.platsa.solver.validation.Severity.ERROR,
        sheet.sheet().name(),
        row.number(),
        place,
        column == null ? null : sheet.heading(column, Language.SV),
        value == null ? "" : value,
        message,
        List.of(),
        null);
  }

  /** An empty sheet with an example, and with what can be chosen of. */
  public static void writeTemplate(Problem choices, Language language, OutputStream out)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(TITLE.in(language));
      List<Column> columns = RequestColumns.ALL;
      for (int at = 0; at < columns.size(); at++) {
        Column column = columns.get(at);
        Cells.heading(sheet, 0, at, column.heading().in(language), column.isRequired());
        sheet.width(at, Cells.width(column, column.heading().in(language)));
        if (Cells.isText(column)) {
          sheet.style(at).format(Cells.TEXT).set();
        }
        String example = example(column, choices, language);
        if (!example.isEmpty()) {
          String text = at == 0 ? ExampleRow.MARK.in(language) + example : example;
          Cells.write(sheet, 1, at, new CellValue.Text(text), Cells.Look.EXAMPLE);
        }
      }
      sheet.freezePane(0, 1);
      sheet.finish();
      explain(workbook.newWorksheet(ReadMeSheet.TITLE.in(language)), choices, language);
    }
  }

  private static String example(Column column, Problem choices, Language language) {
    return switch (column.path()) {
      case "allowedPeriods" -> choices.periods().getFirst().id();
      case "home/lat", "home/lon", "excludedUnits", "visitedUnits", "preferredUnits" -> "";
      default -> column.example().in(language);
    };
  }

  private static void explain(Worksheet sheet, Problem choices, Language language)
      throws IOException {
    List<Words> headings =
        List.of(
            new Words("Kolumn", "Column"),
            new Words("Vad det är", "What it is"),
            new Words("Vad cellen tar", "What the cell takes"));
    int line = 0;
    sheet.value(
        line,
        0,
        new Words(
                "En rad är en önskad plats. En elev som behöver flera platser har en rad för var"
                    + " och en, med samma pseudonym; vad som gäller eleven läses på den första.",
                "A row is a placement that is asked for. A student who needs several has a row for"
                    + " each, with the same pseudonym; what is about the student is read in the"
                    + " first.")
            .in(language));
    line += 2;
    for (int at = 0; at < headings.size(); at++) {
      Cells.heading(sheet, line, at, headings.get(at).in(language), true);
    }
    for (Column column : RequestColumns.ALL) {
      line++;
      sheet.value(line, 0, column.heading().in(language));
      sheet.value(line, 1, column.help().in(language));
      sheet.value(line, 2, column.form().takes().in(language));
    }
    line += 2;
    Cells.heading(sheet, line, 0, ListKind.PERIODS.title().in(language), true);
    for (Period period : choices.periods()) {
      line++;
      sheet.value(line, 0, period.id());
      sheet.value(line, 1, period.name());
      sheet.value(line, 2, period.firstMonday().toString());
    }
    line += 2;
    Cells.heading(sheet, line, 0, ListKind.UNITS.title().in(language), true);
    for (Unit unit : choices.units()) {
      line++;
      sheet.value(line, 0, unit.id());
      sheet.value(line, 1, unit.name());
    }
    if (!choices.professions().isEmpty()) {
      line += 2;
      Cells.heading(sheet, line, 0, new Words("Yrken", "Professions").in(language), true);
      for (String profession : choices.professions()) {
        line++;
        sheet.value(line, 0, profession);
      }
    }
    sheet.width(0, 26);
    sheet.width(1, 62);
    sheet.width(2, 62);
    sheet.finish();
  }
}
