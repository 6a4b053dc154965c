package org.platsa.api.workbook;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in cells (<i>celltext</i>): written so that no spreadsheet takes one for a formula or loses
 * a blank of it, and read back as they were.
 */
public final class CellText {
  /** What a formula begins with, in the form that {@link Normalizer} gives it. */
  private static final String FORMULA = "=+-@\u2212";

  /** Letters and signs that look like nothing: the Hangul fillers, and the blank of Braille. */
  private static final String UNSEEN = "\u115F\u1160\u3164\uFFA0\u2800";

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private CellText() {}

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

  /** As a text stands in a cell; {@link #read} gives it back. */
  static String written(String text) {
    String whole = text.isEmpty() || isCut(text) || text.startsWith("\"") ? quoted(text) : text;
    return whole.startsWith("'") || ExampleRow.isMarked(whole) ? "'" + whole : harmless(whole);
  }

  /** The text of a cell, without blanks at its ends unless it is in quotes. */
  static String read(String cell) {
    String text = strip(cell);
    if (text.startsWith("'")) {
      return unquoted(text.substring(1));
    }
    return unquoted(text);
  }

  static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String unquoted(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1);
    return inner.replace("\"\"", "").contains("\"") ? text : inner.replace("\"\"", "\"");
  }

  private static boolean isCut(String text) {
    return !strip(text).equals(text);
  }

  /** Without blanks and signs that are not seen at its ends. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }

  /** For XML, as Excel writes characters that XML cannot hold, and texts that look like such. */
  static String forXml(String text) {
    String safe = ESCAPED.matcher(text).replaceAll("_x005F_x$1_");
    if (safe.chars().noneMatch(CellText::isNoXml)) {
      return safe;
    }
    StringBuilder xml = new StringBuilder();
    safe.chars()
        .forEach(c ->
            xml.append(
                isNoXml(c) ? String.format(Locale.ROOT, "_x%04X_", c) : String.valueOf((char) c)));
    return xml.toString();
  }

  /** The text that Excel has written so. */
  static String fromXml(String xml) {
    return xml.contains("_x")
        ? ESCAPED
            .matcher(xml)
            .replaceAll(escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
        : xml;
  }

  private static boolean isNoXml(int c) {
    return c == 0xFFFE || c == 0xFFFF || (c < ' ' && c != '\t' && c != '\n');
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
