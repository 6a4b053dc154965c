package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.Values;

/** What came of reading a workbook (<i>inläst arbetsbok</i>). */
public final class WorkbookReading {
  private final Book book;
  private final Map<ListKind, ListSheet> sheets;
  private final Language language;
  private final Issues issues;
  private final @Nullable Problem problem;

  WorkbookReading(
      Book book,
      Map<ListKind, ListSheet> sheets,
      Language language,
      Issues issues,
      @Nullable Problem problem) {
    this.book = book;
    this.sheets = sheets;
    this.language = language;
    this.issues = issues;
    this.problem = problem;
  }

  /** The problem; null if anything is wrong. */
  public @Nullable Problem problem() {
    return problem;
  }

  /** The language of its headings. */
  public Language language() {
    return language;
  }

  /** What is wrong, and what looks wrong, in the order of the sheets. */
  public List<CellIssue> issues() {
    return issues.listed();
  }

  /** How many more there are of each code than are listed. */
  public Map<String, Integer> unlisted() {
    return issues.unlisted();
  }

  /** How many rows were read of each list that has a sheet. */
  public Map<ListKind, Integer> rows() {
    Map<ListKind, Integer> rows = new EnumMap<>(ListKind.class);
    sheets.forEach((kind, list) -> rows.put(kind, list.size()));
    return rows;
  }

  /** The cell of an issue in its surroundings; nothing for what is about a sheet or the file. */
  public Optional<SheetExcerpt> around(CellIssue issue) {
    return book.sheets().stream()
        .filter(sheet -> sheet.name().equals(issue.sheet()))
        .findFirst()
        .flatMap(sheet -> SheetExcerpt.of(sheet, headings(sheet), issue));
  }

  /**
   * What stands in the cell of an issue, to be changed; empty where nothing does, and where it may
   * not be shown as it is.
   */
  public String typed(CellIssue issue) {
    Integer row = issue.row();
    Integer column = issue.column();
    if (row == null || column == null) {
      return "";
    }
    String text =
        book.sheets().stream()
            .filter(sheet -> sheet.name().equals(issue.sheet()))
            .flatMap(sheet -> sheet.rows().stream())
            .filter(each -> each.number() == row)
            .flatMap(each -> Stream.ofNullable(each.cell(column)))
            .map(CellValue::shown)
            .findFirst()
            .orElse("");
    return Values.shown(text).equals(text) ? text : "";
  }

  private @Nullable Integer headings(Sheet sheet) {
    return sheets.values().stream()
        .filter(list -> list.sheet().name().equals(sheet.name()))
        .findFirst()
        .map(list -> list.headings().row())
        .orElse(null);
  }

  /** Writes the same workbook with every cell marked that something is wrong with, as Excel. */
  public void writeMarked(OutputStream out) throws IOException {
    new MarkedWorkbook(book, sheets, language, issues.listed()).write(out);
  }
}
