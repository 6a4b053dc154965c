package org.platsa.solver.validation;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Values as they are shown in issues (<i>visade värden</i>): short, printable, and without personal
 * numbers.
 */
public final class Values {
  private static final Pattern NAME = Pattern.compile("\\p{L}{2,}[ \\u00A0]+\\p{L}{2,}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");
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

  /** A text as it may be shown: short, printable, without personal numbers and contact details. */
  public static String shown(String text) {
    String printable = UNPRINTABLE.matcher(beginning(text)).replaceAll("\uFFFD");
    return ContactDetails.hidden(PersonalNumbers.hidden(printable));
  }

  /** A whole number as one, so that it is shown with its thousands apart; any other as it came. */
  static Object number(String shown) {
    return WHOLE.matcher(shown).matches() ? (Object) Long.valueOf(shown) : shown;
  }

  private static String beginning(String text) {
    int count = text.codePointCount(0, Math.min(text.length(), 2 * Issue.MAX_VALUE));
    return count <= Issue.MAX_VALUE && text.length() <= 2 * Issue.MAX_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.min(count, Issue.MAX_VALUE - 1))) + "…";
  }

  /** Whether the text looks like a first name and a surname. */
  public static boolean looksLikeName(String text) {
    return (text.indexOf(' ') > 0 || text.indexOf('\u00A0') > 0) && NAME.matcher(text).find();
  }
}
