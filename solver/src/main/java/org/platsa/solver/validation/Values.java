package org.platsa.solver.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Values as they are shown in issues: short, printable, and without personal numbers. */
final class Values {
  private static final Pattern PERSONAL_NUMBER =
      Pattern.compile(
          "(?<![0-9])(?:(?:19|20)[ -]?)?"
              + "([0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01]))"
              + "([-+ ]?)([0-9]{4})(?![0-9])");
  private static final Pattern NAME = Pattern.compile("\\p{L}{2,}[ \\u00A0]+\\p{L}{2,}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private Values() {}

  static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    if (node.isObject()) {
      return "{…}";
    }
    if (node.isArray()) {
      return "[…]";
    }
    return shown(node.isString() ? node.stringValue() : node.toString());
  }

  static String shown(String text) {
    String printable = UNPRINTABLE.matcher(beginning(text)).replaceAll("\uFFFD");
    return masked(printable);
  }

  private static String beginning(String text) {
    int count = text.codePointCount(0, Math.min(text.length(), 2 * Issue.MAX_VALUE));
    return count <= Issue.MAX_VALUE && text.length() <= 2 * Issue.MAX_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.min(count, Issue.MAX_VALUE - 1))) + "…";
  }

  private static String masked(String text) {
    Matcher matcher = PERSONAL_NUMBER.matcher(text);
    return matcher.replaceAll(match ->
        isPersonalNumber(match.group(0), match.group(1), match.group(2), match.group(3))
            ? "******" + match.group(2) + "****"
            : Matcher.quoteReplacement(match.group(0)));
  }

  /** Whether a Swedish personal or coordination number stands somewhere in the text. */
  static boolean hasPersonalNumber(String text) {
    Matcher matcher = PERSONAL_NUMBER.matcher(text);
    while (matcher.find()) {
      if (isPersonalNumber(
          matcher.group(0), matcher.group(1), matcher.group(2), matcher.group(3))) {
        return true;
      }
    }
    return false;
  }

  /** Ten bare digits may be anything, unless their check digit is right. */
  private static boolean isPersonalNumber(
      String whole, String date, String separator, String number) {
    return !separator.isEmpty() || whole.length() > 10 || hasCheckDigit(date + number);
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
  }

  /** Whether the text looks like a first name and a surname. */
  static boolean looksLikeName(String text) {
    return NAME.matcher(text).find();
  }
}
