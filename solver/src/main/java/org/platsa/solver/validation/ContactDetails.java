package org.platsa.solver.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses and telephone numbers, by which a person can be reached. */
final class ContactDetails {
  private static final Pattern EMAIL =
      Pattern.compile("([^\\s@<>:;,])[^\\s@<>:;,]*@([^\\s@<>:;,]+\\.\\p{L}{2,})");

  /** As Swedes write them: mobile numbers, those with a country, and blanks between groups. */
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:(?:(?:\\+|00)46[ -]?(?:\\(0\\))?|0)7[02369](?:[ -]?[0-9]){7}"
              + "|\\+[1-9](?:[ -]?[0-9]){8,13}"
              + "|0[1-9][0-9]{0,2}-[0-9]{2,3}(?: [0-9]{2,3}){1,2})(?![\\p{L}\\p{N}])");

  /** The shortest telephone number has so many. */
  private static final int FEWEST_DIGITS = 6;

  private ContactDetails() {}

  /** What the text is, if it is one of these and nothing else. */
  static Optional<BilingualText> in(String text) {
    String seen = Appearance.visible(text);
    if (mayHoldAddress(seen) && EMAIL.matcher(seen).find()) {
      return Optional.of(new BilingualText("en e-postadress", "an e-mail address"));
    }
    return mayHoldNumber(seen) && TELEPHONE.matcher(seen).find()
        ? Optional.of(new BilingualText("ett telefonnummer", "a telephone number"))
        : Optional.empty();
  }

  /** The text with stars for most of an address or number. */
  static String hidden(String text) {
    String hidden = text;
    if (mayHoldAddress(hidden)) {
      hidden = EMAIL.matcher(hidden).replaceAll("$1***@$2");
    }
    if (mayHoldNumber(hidden)) {
      hidden =
          TELEPHONE
              .matcher(hidden)
              .replaceAll(
                  number -> Matcher.quoteReplacement(number.group().substring(0, 3) + "*****"));
    }
    return hidden;
  }

  // The patterns are slow, and a nation has a million texts, most of them ids: a look at the
  // characters passes those over.

  private static boolean mayHoldAddress(String text) {
    return text.indexOf('@') >= 0;
  }

  /** Whether digits enough stand together, with nothing between them but what parts groups. */
  private static boolean mayHoldNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ("+-() ".indexOf(c) < 0) {
        digits = 0;
      }
    }
    return digits >= FEWEST_DIGITS;
  }
}
