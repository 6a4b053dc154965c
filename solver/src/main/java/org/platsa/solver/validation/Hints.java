package org.platsa.solver.validation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may have been meant by a value of the wrong type: most come out of a spreadsheet. */
final class Hints {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:[.,][0-9]{1,15})?");
  private static final Map<String, Boolean> TRUTHS =
      Map.of(
          "true", true, "ja", true, "yes", true, "sant", true, "x", true, "1", true, "false", false,
          "nej", false, "no", false, "falskt", false);

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What stands for bytes that are no UTF-8. */
  private static final char LOST = '\uFFFD';

  /** No number of degrees, but one of metres. */
  private static final int METRES = 1_000;

  /** From the equator to the pole. */
  private static final int MOST_METRES = 10_002_000;

  private Hints() {}

  /** For a day that is to begin a week and does not: which one does. */
  static BilingualText ofMonday(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new BilingualText(
        "Måndagen den veckan är " + monday + ".", "The Monday of that week is " + monday + ".");
  }

  /**
   * For a value of another type than it must be.
   *
   * @param field its name
   * @param type the schema's type for it
   * @param isDate whether it must be a date
   */
  static @Nullable BilingualText ofType(
      JsonNode value, String shown, String field, String type, boolean isDate) {
    BilingualText share = ofShare(value, field);
    if (share != null) {
      return share;
    }
    if (isDate) {
      return value.isNumber() ? ofDate(shown) : null;
    }
    if (type.equals("string") && value.isNumber()) {
      return new BilingualText(
          "Skriv det inom citattecken; kalkylprogram tar bort nollor i början.",
          "Put it in quotes; spreadsheets take zeros away at the beginning.");
    }
    if (!value.isString()) {
      return null;
    }
    String text = value.stringValue().strip();
    if ((type.equals("integer") || type.equals("number")) && NUMBER.matcher(text).matches()) {
      String number = text.replace(',', '.');
      return new BilingualText(
          "Kanske " + number + ", utan citattecken.", "Maybe " + number + ", without quotes.");
    }
    Boolean truth = type.equals("boolean") ? TRUTHS.get(text.toLowerCase(Locale.ROOT)) : null;
    return truth == null
        ? null
        : new BilingualText(
            "Kanske " + truth + ", utan citattecken.", "Maybe " + truth + ", without quotes.");
  }

  /** For a text with control characters, which letters in a wrong encoding are read as. */
  static @Nullable BilingualText ofControls(String text) {
    BilingualText half = ofHalf(text);
    if (half != null) {
      return half;
    }
    if (text.chars().noneMatch(c -> c >= 0x80 && c < 0xA0)
        || text.chars().anyMatch(c -> c > 0xFF)) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    String twice = new String(bytes, StandardCharsets.UTF_8);
    return twice.indexOf(LOST) < 0
        ? hint(twice, "UTF-8 två gånger", "UTF-8 twice")
        : hint(new String(bytes, WINDOWS), "Windows-1252", "Windows-1252");
  }

  /** For a text with one half of a surrogate pair, as of an emoji that was cut. */
  private static @Nullable BilingualText ofHalf(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int sign = text.codePointAt(i);
      if (Character.getType(sign) == Character.SURROGATE) {
        String code = "\\u%04X".formatted(sign);
        return new BilingualText(
            "Tecken nr "
                + (i + 1)
                + " är ett halvt tecken ("
                + code
                + ", ett ensamt surrogat); texten är nog avhuggen mitt i ett tecken.",
            "Character "
                + (i + 1)
                + " is half a character ("
                + code
                + ", a lone surrogate); the text was probably cut within a character.");
      }
    }
    return null;
  }

  private static BilingualText hint(String meant, String encodingSv, String encodingEn) {
    String shown = Values.shown(meant);
    return new BilingualText(
        "Bokstäver är kodade i " + encodingSv + "; kanske ”" + shown + "”.",
        "Letters are encoded in " + encodingEn + "; maybe '" + shown + "'.");
  }

  /** For a number that is too small or too large. */
  static @Nullable BilingualText ofRange(JsonNode value, String field) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    if ((name.equals("lat") || name.equals("lon")) && isInMetres(Math.abs(value.doubleValue(0)))) {
      return new BilingualText(
          "Det ser ut som meter i SWEREF 99 eller RT 90; ange grader i WGS 84.",
          "It looks like metres in SWEREF 99 or RT 90; give degrees in WGS 84.");
    }
    return null;
  }

  private static boolean isInMetres(double value) {
    return value >= METRES && value <= MOST_METRES;
  }

  /** For a share that should be percent. */
  private static @Nullable BilingualText ofShare(JsonNode value, String field) {
    if (!field.equals("intensity")) {
      return null;
    }
    String text = value.isString() ? value.stringValue().strip() : value.toString();
    boolean hasSign = text.endsWith("%");
    String number =
        (hasSign ? text.substring(0, text.length() - 1).strip() : text).replace(',', '.');
    if (!NUMBER.matcher(number).matches()) {
      return null;
    }
    double share = Double.parseDouble(number);
    double percent = !hasSign && share > 0 && share < 1 ? 100 * share : hasSign ? share : 0;
    long whole = Math.round(percent);
    return whole >= 1 && whole <= 100 && Math.abs(percent - whole) < 1e-6
        ? new BilingualText("Kanske " + whole + ".", "Maybe " + whole + ".")
        : null;
  }

  /** For something that should be a date. */
  static @Nullable BilingualText ofDate(String shown) {
    return DateGuess.of(shown)
        .map(guess -> new BilingualText(guess.sentenceSv(), guess.sentenceEn()))
        .orElse(null);
  }
}
