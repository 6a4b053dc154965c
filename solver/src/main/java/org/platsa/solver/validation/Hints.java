package org.platsa.solver.validation;

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

  private Hints() {}

  /**
   * For a value of another type than it must be.
   *
   * @param type the schema's type for it
   * @param isDate whether it must be a date
   */
  static @Nullable Text ofType(JsonNode value, String shown, String type, boolean isDate) {
    if (isDate) {
      return value.isNumber() ? ofDate(shown) : null;
    }
    if (type.equals("string") && value.isNumber()) {
      return new Text(
          "Skriv det inom citattecken; kalkylprogram tar bort nollor i början.",
          "Put it in quotes; spreadsheets take zeros away at the beginning.");
    }
    if (!value.isString()) {
      return null;
    }
    String text = value.stringValue().strip();
    if ((type.equals("integer") || type.equals("number")) && NUMBER.matcher(text).matches()) {
      String number = text.replace(',', '.');
      return new Text(
          "Kanske " + number + ", utan citattecken.", "Maybe " + number + ", without quotes.");
    }
    Boolean truth = type.equals("boolean") ? TRUTHS.get(text.toLowerCase(Locale.ROOT)) : null;
    return truth == null
        ? null
        : new Text(
            "Kanske " + truth + ", utan citattecken.", "Maybe " + truth + ", without quotes.");
  }

  /** For something that should be a date. */
  static @Nullable Text ofDate(String shown) {
    return DateGuess.of(shown)
        .map(guess -> new Text(guess.sentenceSv(), guess.sentenceEn()))
        .orElse(null);
  }
}
