package org.platsa.api.workbook;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheet that says how to fill in the others (<i>läs mig</i>). */
final class ReadMeSheet {
  static final Words TITLE = new Words("Läs mig", "Read me");

  private static final List<Words> HOW =
      List.of(
          new Words(
              "Ett blad är en lista och en rad är en sak: en enhet, en handledare, en elev.",
              "A sheet is a list, and a row is one thing: a unit, a supervisor, a student."),
          new Words(
              "Kolumner får stå i vilken ordning som helst. De blå rubrikernas kolumner måste"
                  + " fyllas i.",
              "Columns may stand in any order. Those with blue headings must be filled in."),
          new Words(
              "Rader som börjar med ”Exempel:” läses inte. Ta bort dem eller låt dem stå.",
              "Rows that begin with 'Example:' are not read. Take them away or leave them."),
          new Words(
              "Flera värden i en cell skrivs med semikolon emellan: E-07; E-12. Det som självt har"
                  + " semikolon eller komma skrivs inom citattecken.",
              "Several values in a cell have semicolons between them: E-07; E-12. What has a"
                  + " semicolon or comma of its own is put in quotation marks."),
          new Words(
              "Frånvaro skrivs 2026-10-26 till 2026-10-30, med semikolon mellan flera.",
              "Absences are written 2026-10-26 to 2026-10-30, with semicolons between several."),
          new Words(
              "Elever och handledare anges med pseudonymer, aldrig med namn eller personnummer.",
              "Students and supervisors are named by pseudonyms, never by name or personal"
                  + " number."),
          new Words(
              "En text som börjar med = + - eller @ har en apostrof framför sig, så att inget"
                  + " kalkylprogram tar den för en formel. Den försvinner när filen läses in.",
              "A text that begins with = + - or @ has an apostrophe before it, so that no"
                  + " spreadsheet takes it for a formula. It goes away when the file is read."));

  private ReadMeSheet() {}

  static void write(Workbook workbook, Language language) throws IOException {
    Worksheet sheet = workbook.newWorksheet(TITLE.in(language));
    int line = 0;
    sheet.value(
        line,
        0,
        new Words("Så fyller du i arbetsboken", "How to fill in the workbook").in(language));
    sheet.style(line, 0).bold().fontSize(14).set();
    for (Words how : HOW) {
      sheet.value(++line, 0, how.in(language));
    }
    line += 2;
    List<Words> headings =
        List.of(
            new Words("Blad", "Sheet"),
            new Words("Kolumn", "Column"),
            new Words("Måste fyllas i", "Must be filled in"),
            new Words("Vad det är", "What it is"),
            new Words("Vad cellen tar", "What the cell takes"),
            new Words("Om den är tom", "When it is empty"));
    for (int at = 0; at < headings.size(); at++) {
      Cells.heading(sheet, line, at, headings.get(at).in(language), true);
    }
    for (ListKind kind : ListKind.values()) {
      for (Column column : kind.columns()) {
        line++;
        sheet.value(line, 0, kind.title().in(language));
        sheet.value(line, 1, column.heading().in(language));
        sheet.value(
            line,
            2,
            (column.isRequired() ? new Words("Ja", "Yes") : new Words("Nej", "No")).in(language));
        sheet.value(line, 3, column.help().in(language));
        sheet.value(line, 4, column.form().takes().in(language));
        sheet.value(line, 5, fallback(column).in(language));
      }
    }
    double[] widths = {18, 30, 16, 62, 70, 16};
    for (int at = 0; at < widths.length; at++) {
      sheet.width(at, widths[at]);
    }
    sheet.finish();
  }

  /** What an empty cell means. */
  static Words fallback(Column column) {
    if (column.fallback() == null || column.fallback().isArray()) {
      return new Words("", "");
    }
    if (column.fallback().isBoolean()) {
      return column.fallback().booleanValue() ? new Words("Ja", "Yes") : new Words("Nej", "No");
    }
    String number = column.fallback().toString();
    return new Words(number, number);
  }
}
