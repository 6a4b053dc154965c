package org.platsa.api.http;

import java.text.Normalizer;
import java.util.OptionalInt;

/** Texts for the cells of spreadsheets (<i>kalkylbladstext</i>). */
public final class SpreadsheetText {
  /** What a formula begins with, in the form that {@link Normalizer} gives it. */
  private static final String FORMULA = "=+-@\u2212";

  /** Letters and signs that look like nothing: the Hangul fillers, and the blank of Braille. */
  private static final String UNSEEN = "\u115F\u1160\u3164\uFFA0\u2800";

  private SpreadsheetText() {}

  /**
   * A text that a spreadsheet does not take for a formula, also when it cuts away blanks and signs
   * that are not seen, or reads fullwidth characters as the plain ones.
   */
  public static String harmless(String text) {
    if (text.isEmpty() || "\t\r\n".indexOf(text.charAt(0)) >= 0) {
      return text.isEmpty() ? text : "'" + text;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    OptionalInt first = plain.codePoints().filter(c -> !isSkipped(c)).findFirst();
    return first.isPresent() && FORMULA.indexOf(first.getAsInt()) >= 0 ? "'" + text : text;
  }

  private static boolean isSkipped(int c) {
    return Character.isSpaceChar(c)
        || Character.isWhitespace(c)
        || Character.isISOControl(c)
        || UNSEEN.indexOf(c) >= 0
        || switch (Character.getType(c)) {
          case Character.FORMAT,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.SURROGATE ->
              true;
          default -> false;
        };
  }
}
