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

  private ContactDetails() {}

  /** What the text is, if it is one of these and nothing else. */
  static Optional<Text> in(String text) {
    String seen = Appearance.visible(text);
    if (EMAIL.matcher(seen).find()) {
      return Optional.of(new Text("en e-postadress", "an e-mail address"));
    }
    return TELEPHONE.matcher(seen).find()
        ? Optional.of(new Text("ett telefonnummer", "a telephone number"))
        : Optional.empty();
  }

  /** The text with stars for most of an address or number. */
  static String hidden(String text) {
    String address = EMAIL.matcher(text).replaceAll("$1***@$2");
    return TELEPHONE
        .matcher(address)
        .replaceAll(number -> Matcher.quoteReplacement(number.group().substring(0, 3) + "*****"));
  }
}
