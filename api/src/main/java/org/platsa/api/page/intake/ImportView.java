package org.platsa.api.page.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.intake.ImportCheck;
import org.platsa.api.workbook.CellIssue;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.SheetExcerpt;
import org.platsa.api.workbook.WorkbookReading;

/**
 * What is wrong with a workbook, as a page shows it (<i>fel i arbetsbok</i>).
 *
 * @param errors those of the page
 * @param errorCount how many there are
 * @param page its number, from 1
 * @param pages how many pages they fill, at least 1
 * @param warnings what looks wrong, the first; of a term that is here in the file's rows alone
 * @param warningCount how many look wrong
 * @param rows how many rows were read, by the list's name
 */
public record ImportView(
    List<Fault> errors,
    int errorCount,
    int page,
    int pages,
    List<Fault> warnings,
    int warningCount,
    List<Rows> rows) {
  /** Each with its surroundings: more than these at once nobody reads. */
  private static final int PAGE = 20;

  private static final int MOST_WARNINGS = 50;

  public ImportView {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
    rows = List.copyOf(rows);
  }

  /**
   * Something that is wrong.
   *
   * @param number among all
   * @param sheet where; null for the whole file
   * @param row where; null for the whole sheet
   * @param column as spreadsheets call it; null for the whole row
   * @param heading of the column
   * @param value what stands there
   * @param message what is wrong and what would be right
   * @param suggestions what the cell could hold instead
   * @param excerpt the cell in its surroundings; null where there is no single one
   * @param place the column from 0; null where no single cell can be mended
   * @param typed what stands there, to be changed
   */
  public record Fault(
      int number,
      @Nullable String sheet,
      @Nullable Integer row,
      @Nullable String column,
      @Nullable String heading,
      String value,
      String message,
      List<String> suggestions,
      @Nullable SheetExcerpt excerpt,
      @Nullable Integer place,
      String typed) {
    public Fault {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** Rows of a list that were read. */
  public record Rows(String name, int count) {}

  static ImportView of(ImportCheck check, int asked, Language language) {
    WorkbookReading reading = check.reading();
    List<CellIssue> errors = reading.issues().stream().filter(CellIssue::isError).toList();
    List<CellIssue> warnings = reading.issues().stream().filter(issue -> !issue.isError()).toList();
    int pages = Math.max(1, (errors.size() + PAGE - 1) / PAGE);
    int page = Math.clamp(asked, 1, pages);
    int from = (page - 1) * PAGE;
    return new ImportView(
        IntStream.range(from, Math.min(errors.size(), from + PAGE))
            .mapToObj(at -> fault(at + 1, errors.get(at), reading, language))
            .toList(),
        errors.size() + unlisted(reading, errors),
        page,
        pages,
        IntStream.range(0, Math.min(warnings.size(), MOST_WARNINGS))
            .mapToObj(at -> fault(at + 1, warnings.get(at), reading, language))
            .toList(),
        warnings.size() + unlisted(reading, warnings),
        reading.rows().entrySet().stream()
            .map(entry -> new Rows(entry.getKey().title().in(language), entry.getValue()))
            .toList());
  }

  /** Of the codes that these have: of each so many are listed. */
  private static int unlisted(WorkbookReading reading, List<CellIssue> listed) {
    Map<String, Integer> more = reading.unlisted();
    Stream<String> codes = listed.stream().map(CellIssue::code).distinct();
    return codes.mapToInt(code -> more.getOrDefault(code, 0)).sum();
  }

  private static Fault fault(
      int number, CellIssue issue, WorkbookReading reading, Language language) {
    return new Fault(
        number,
        issue.sheet(),
        issue.row(),
        issue.columnLetters(),
        issue.heading(),
        issue.value(),
        issue.message().in(language),
        issue.suggestions().stream().limit(6).toList(),
        reading.around(issue).orElse(null),
        issue.sheet() == null || issue.row() == null ? null : issue.column(),
        reading.typed(issue));
  }
}
