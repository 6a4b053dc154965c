package org.platsa.api.workbook;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheet of the words that cells are chosen from (<i>ord</i>), a vocabulary in each column. */
final class WordsSheet {
  static final Words TITLE = new Words("Ord", "Words");

  static final List<Vocabulary> VOCABULARIES =
      List.of(
          Vocabularies.YES_NO,
          Vocabularies.UNIT_KIND,
          Vocabularies.TRAINING,
          Vocabularies.TIER,
          Vocabularies.PLACEMENT_KIND,
          Vocabularies.TRANSPORT,
          Vocabularies.RULE);

  private static final List<Words> HEADINGS =
      List.of(
          new Words("Ja eller nej", "Yes or no"),
          new Words("Verksamhet", "Kind of unit"),
          new Words("Utbildning", "Training"),
          new Words("Prioritet", "Priority"),
          new Words("Praktikform", "Kind of placement"),
          new Words("Färdsätt", "Transport"),
          new Words("Regel", "Rule"));

  private WordsSheet() {}

  static void write(Workbook workbook, List<Vocabulary> vocabularies, Language language)
      throws IOException {
    Worksheet sheet = workbook.newWorksheet(TITLE.in(language));
    for (int at = 0; at < vocabularies.size(); at++) {
      Cells.heading(sheet, 0, at, HEADINGS.get(at).in(language), false);
      List<String> words = vocabularies.get(at).words(language);
      for (int i = 0; i < words.size(); i++) {
        sheet.value(i + 1, at, words.get(i));
      }
      sheet.width(at, 3 + words.stream().mapToInt(String::length).max().orElse(10));
    }
    sheet.freezePane(0, 1);
    sheet.finish();
  }

  /** Where the words of a vocabulary stand, as a formula. */
  static String range(Vocabulary vocabulary, List<Vocabulary> vocabularies, Language language) {
    String letters = Sheet.letters(vocabularies.indexOf(vocabulary));
    int last = vocabulary.entries().size() + 1;
    return "'" + TITLE.in(language) + "'!$" + letters + "$2:$" + letters + "$" + last;
  }
}
