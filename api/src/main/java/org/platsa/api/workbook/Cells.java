package org.platsa.api.workbook;

import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** How cells of Excel look. */
final class Cells {
  static final String TEXT = "@";
  static final String DATE = "yyyy-mm-dd";

  private static final String HEADING = "E3EEF0";
  private static final String OPTIONAL = "F1F0EB";
  private static final String EXAMPLE = "6B6B6B";
  private static final String ERROR = "F8D7D4";
  private static final String WARNING = "FCE9C4";

  /** How a cell stands out. */
  enum Look {
    PLAIN,
    EXAMPLE,
    HEADING,
    ERROR,
    WARNING
  }

  private Cells() {}

  static void heading(Worksheet sheet, int row, int column, String text, boolean isRequired) {
    sheet.value(row, column, CellText.forXml(text));
    sheet
        .style(row, column)
        .bold()
        .wrapText(true)
        .verticalAlignment("top")
        .fillColor(isRequired ? HEADING : OPTIONAL)
        .set();
  }

  static void write(Worksheet sheet, int row, int column, @Nullable CellValue value, Look look) {
    String format = "";
    switch (value) {
      case null -> {
        // Nothing but its look.
      }
      case CellValue.Text(String text) -> {
        sheet.inlineString(row, column, CellText.forXml(text));
        format = TEXT;
      }
      case CellValue.Number number -> {
        sheet.value(row, column, number.value());
        format = number.format();
      }
      case CellValue.Day(java.time.LocalDate date) -> {
        sheet.value(row, column, date);
        format = DATE;
      }
      case CellValue.Truth(boolean truth) -> sheet.value(row, column, truth);
      case CellValue.Broken(String shown) ->
          sheet.inlineString(row, column, CellText.forXml(shown));
    }
    style(sheet, row, column, format, look);
  }

  private static void style(Worksheet sheet, int row, int column, String format, Look look) {
    if (format.isEmpty() && look == Look.PLAIN) {
      return;
    }
    StyleSetter style = sheet.style(row, column);
    if (!format.isEmpty()) {
      style.format(format);
    }
    switch (look) {
      case EXAMPLE -> style.italic().fontColor(EXAMPLE);
      case HEADING -> style.bold().fillColor(OPTIONAL);
      case ERROR -> style.fillColor(ERROR);
      case WARNING -> style.fillColor(WARNING);
      case PLAIN -> {
        // As it is.
      }
    }
    style.set();
  }

  /** Whether what is typed into a column must stay a text: 0012 is no 12. */
  static boolean isText(Column column) {
    return column.form() == TextForms.ID || column.form().isList();
  }

  /** A column's width in characters. */
  static double width(Column column, String heading) {
    int content =
        column.form().isList()
            ? 28
            : column.form() == TextForms.TEXT
                ? 32
                : column.form() == DateForm.DATE ? 13 : column.form() == TextForms.ID ? 16 : 11;
    int ofWords =
        column.form().choices(Language.SV).stream().mapToInt(String::length).max().orElse(0) + 3;
    int longestWord = 0;
    for (String word : heading.split(" ", -1)) {
      longestWord = Math.max(longestWord, word.length() + 3);
    }
    return Math.min(60, Math.max(Math.max(content, ofWords), longestWord));
  }
}
