package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.platsa.solver.work.Interruption;

/**
 * A workbook as it was read, with the cells marked that something is wrong with (<i>markerad
 * arbetsbok</i>): each has a colour and a comment, and the first sheet lists them all. Values stay
 * where they were; formulas have become their results.
 */
final class MarkedWorkbook {
  private static final Words TITLE = new Words("Fel", "Faults");
  private static final int ROWS_IN_MEMORY = 500;

  /** What Excel does not take in a sheet's name, and the most characters of one. */
  private static final String NOT_IN_NAMES = "[\\[\\]:*?/\\\\]";

  private static final int LONGEST_NAME = 31;

  /** Comments are kept in memory by whoever opens the file. */
  private static final int MOST_COMMENTS = 5_000;

  private final Book book;
  private final Map<String, ListSheet> lists = new HashMap<>();
  private final Language language;
  private final List<CellIssue> issues;
  private final Map<String, String> names = new LinkedHashMap<>();

  MarkedWorkbook(
      Book book, Map<ListKind, ListSheet> sheets, Language language, List<CellIssue> issues) {
    this.book = book;
    sheets.values().forEach(list -> lists.put(list.sheet().name(), list));
    this.language = language;
    this.issues = issues;
    Set<String> taken = new HashSet<>();
    taken.add(Spelling.key(TITLE.in(language)));
    for (Sheet sheet : book.sheets()) {
      names.putIfAbsent(sheet.name(), freeName(sheet.name(), taken));
    }
  }

  private static String freeName(String name, Set<String> taken) {
    String safe = name.replaceAll(NOT_IN_NAMES, " ").strip();
    String cut = safe.isEmpty() ? "CSV" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    String free = cut;
    for (int i = 2; !taken.add(Spelling.key(free)); i++) {
      free = cut.substring(0, Math.min(LONGEST_NAME - 6, cut.length())) + " (" + i + ")";
    }
    return free;
  }

  void write(OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Platsa", "1.0")) {
      writeFaults(workbook);
      for (Sheet sheet : book.sheets()) {
        if (!Spelling.key(sheet.name()).equals(Spelling.key(TITLE.sv()))
            && !Spelling.key(sheet.name()).equals(Spelling.key(TITLE.en()))) {
          write(workbook, sheet);
        }
      }
    }
  }

  private void writeFaults(Workbook workbook) throws IOException {
    Worksheet sheet = workbook.newWorksheet(TITLE.in(language));
    List<Words> headings =
        List.of(
            new Words("Nr", "No."),
            new Words("Slag", "Kind"),
            new Words("Blad", "Sheet"),
            new Words("Cell", "Cell"),
            new Words("Rubrik", "Heading"),
            new Words("Där står", "It says"),
            new Words("Vad som är fel", "What is wrong"),
            new Words("Förslag", "Suggestion"));
    double[] widths = {6, 10, 16, 9, 22, 26, 80, 30};
    for (int at = 0; at < headings.size(); at++) {
      Cells.heading(sheet, 0, at, headings.get(at).in(language), true);
      sheet.width(at, widths[at]);
    }
    int line = 0;
    for (CellIssue issue : issues) {
      line++;
      sheet.value(line, 0, line);
      sheet.value(line, 1, kind(issue));
      text(sheet, line, 2, issue.sheet());
      String cell = issue.cell();
      String name = issue.sheet() == null ? null : names.get(issue.sheet());
      if (cell != null && name != null) {
        sheet.hyperlink(
            line, 3, HyperLink.internal("'" + name.replace("'", "''") + "'!" + cell, cell));
      } else {
        text(sheet, line, 3, issue.row() == null ? null : issue.row().toString());
      }
      text(sheet, line, 4, issue.heading());
      text(sheet, line, 5, issue.value());
      text(sheet, line, 6, issue.message().in(language));
      text(sheet, line, 7, String.join(", ", issue.suggestions().stream().limit(3).toList()));
    }
    sheet.freezePane(0, 1);
    sheet.finish();
  }

  private String kind(CellIssue issue) {
    return (issue.isError() ? new Words("Fel", "Fault") : new Words("Varning", "Warning"))
        .in(language);
  }

  private static void text(
      Worksheet sheet, int row, int column, @org.jspecify.annotations.Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.inlineString(row, column, CellText.forXml(CellText.harmless(text)));
    }
  }

  private void write(Workbook workbook, Sheet sheet) throws IOException {
    Worksheet out = workbook.newWorksheet(names.getOrDefault(sheet.name(), "CSV"));
    ListSheet list = lists.get(sheet.name());
    Map<Integer, Map<Integer, CellIssue>> marks = marks(sheet);
    comments(out, marks);
    Set<Integer> written = new HashSet<>();
    int sinceFlush = 0;
    Map<Integer, Sheet.Row> rows = new java.util.TreeMap<>();
    sheet.rows().forEach(row -> rows.put(row.number(), row));
    marks.keySet().forEach(number -> rows.putIfAbsent(number, new Sheet.Row(number, List.of())));
    layOut(out, list);
    for (Sheet.Row row : rows.values()) {
      Interruption.check();
      Map<Integer, CellIssue> inRow = marks.getOrDefault(row.number(), Map.of());
      boolean isHeading = list != null && row.number() == list.headings().row();
      for (int at = 0; at < row.width(); at++) {
        if (row.cell(at) != null || inRow.containsKey(at)) {
          Cells.write(out, row.number() - 1, at, row.cell(at), look(inRow.get(at), isHeading));
          written.add(at);
        }
      }
      inRow.forEach((at, issue) -> {
        if (at >= row.width()) {
          Cells.write(out, row.number() - 1, at, null, look(issue, false));
        }
      });
      if (++sinceFlush % ROWS_IN_MEMORY == 0) {
        out.flush();
      }
    }
    out.finish();
  }

  private static Cells.Look look(
      @org.jspecify.annotations.Nullable CellIssue issue, boolean isHeading) {
    if (issue == null) {
      return isHeading ? Cells.Look.HEADING : Cells.Look.PLAIN;
    }
    return issue.isError() ? Cells.Look.ERROR : Cells.Look.WARNING;
  }

  private static void layOut(Worksheet out, @org.jspecify.annotations.Nullable ListSheet list) {
    if (list == null) {
      return;
    }
    out.freezePane(0, list.headings().row());
    list.headings()
        .places()
        .forEach((column, places) ->
            places.forEach(at ->
                out.width(at, Cells.width(column, list.headings().texts().getOrDefault(at, "")))));
  }

  /** The gravest of each cell; of a row without a cell in its first column. */
  private Map<Integer, Map<Integer, CellIssue>> marks(Sheet sheet) {
    Map<Integer, Map<Integer, CellIssue>> marks = new HashMap<>();
    for (CellIssue issue : issues) {
      if (sheet.name().equals(issue.sheet()) && issue.row() != null) {
        int column = issue.column() == null ? 0 : issue.column();
        marks
            .computeIfAbsent(issue.row(), row -> new HashMap<>())
            .merge(column, issue, (one, other) -> one.isError() ? one : other);
      }
    }
    return marks;
  }

  private void comments(Worksheet out, Map<Integer, Map<Integer, CellIssue>> marks) {
    int[] count = {0};
    marks.forEach((row, columns) ->
        columns.forEach((column, issue) -> {
          if (count[0]++ < MOST_COMMENTS) {
            out.comment(
                row - 1,
                column,
                CellText.forXml(kind(issue) + ": " + issue.message().in(language)));
          }
        }));
  }
}
