package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.work.Interruption;

/** Writes lists to an Excel workbook, a sheet each. */
final class ExcelWriter implements AutoCloseable {
  /** Rows of a list that can still be added with help. */
  private static final int ROWS_TO_COME = 1_000;

  private static final int ROWS_IN_MEMORY = 500;

  private final Workbook workbook;
  private final Language language;

  /** Words to choose from, each vocabulary in a column of a sheet of its own. */
  private final List<Vocabulary> vocabularies = WordsSheet.VOCABULARIES;

  ExcelWriter(OutputStream out, Language language) {
    this.workbook = new Workbook(out, "Platsa", "1.0");
    this.language = language;
  }

  void write(ListTable table) throws IOException {
    Worksheet sheet = workbook.newWorksheet(table.kind().title().in(language));
    List<ListTable.Place> places = table.places();
    Cells.Look look = table.isExample() ? Cells.Look.EXAMPLE : Cells.Look.PLAIN;
    headings(sheet, places);
    int[] line = {1};
    try (Stream<List<@Nullable CellValue>> rows = table.rows()) {
      for (Iterator<List<@Nullable CellValue>> all = rows.iterator(); all.hasNext(); ) {
        Interruption.check();
        List<@Nullable CellValue> row = all.next();
        for (int at = 0; at < row.size(); at++) {
          Cells.write(sheet, line[0], at, row.get(at), look);
        }
        if (++line[0] % ROWS_IN_MEMORY == 0) {
          sheet.flush();
        }
      }
    }
    for (int at = 0; at < places.size(); at++) {
      choices(sheet, at, places.get(at).column(), line[0] + ROWS_TO_COME);
    }
    sheet.finish();
  }

  private void headings(Worksheet sheet, List<ListTable.Place> places) {
    for (int at = 0; at < places.size(); at++) {
      Column column = places.get(at).column();
      Cells.heading(sheet, 0, at, places.get(at).heading(), column.isRequired());
      sheet.width(at, Cells.width(column, places.get(at).heading()));
      if (Cells.isText(column)) {
        sheet.style(at).format(Cells.TEXT).set();
      } else if (column.form() == DateForm.DATE) {
        sheet.style(at).format(Cells.DATE).set();
      }
    }
    sheet.freezePane(0, 1);
  }

  /** What a cell can be chosen from: words, or the ids of another list. */
  private void choices(Worksheet sheet, int at, Column column, int lastRow) {
    if (column.form() instanceof WordForm words) {
      sheet
          .range(1, at, lastRow, at)
          .validateWithListByFormula(WordsSheet.range(words.vocabulary(), vocabularies, language))
          .allowBlank(true)
          .showDropdown(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.STOP)
          .errorTitle(new Words("Välj ur listan", "Choose from the list").in(language))
          .error(
              new Words("Cellen tar ett av orden i listan.", "The cell takes one of the words.")
                  .in(language));
    } else if (column.refersTo() != null && !column.form().isList()) {
      sheet
          .range(1, at, lastRow, at)
          .validateWithListByFormula(
              "'" + column.refersTo().title().in(language) + "'!$A$2:$A$" + (lastRow + 1))
          .allowBlank(true)
          .showDropdown(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.WARNING)
          .errorTitle(column.refersTo().title().in(language))
          .error(
              new Words("Det finns inte i bladet %s.", "It is not in the sheet %s.")
                  .with(column.refersTo().title())
                  .in(language));
    }
  }

  /** The words that cells are chosen from. */
  void writeWords() throws IOException {
    WordsSheet.write(workbook, vocabularies, language);
  }

  /** What everything means. */
  void writeReadMe() throws IOException {
    ReadMeSheet.write(workbook, language);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
