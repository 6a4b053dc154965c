package org.platsa.api.error;

/** What people write in their own words (<i>fritext</i>), and what of it can be kept. */
public final class FreeText {
  private FreeText() {}

  /** Whether it is one line: whole characters, none of them a control character. */
  public static boolean isLine(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
  }

  /** The same, but for line breaks and tabs. */
  public static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(c -> (Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0) || isHalf(c));
  }

  /** Half of a character, which no file in UTF-8 can hold. */
  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
