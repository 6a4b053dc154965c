package org.platsa.api.workbook;

import java.text.Normalizer;
import java.util.Locale;

/** What headings, sheet names and coded values have in common however they are typed. */
final class Spelling {
  private Spelling() {}

  /** Small letters and digits only: "Elever samtidigt*" is "elever samtidigt" is the same. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  /** The same without what stands in parentheses, such as a unit or a hint. */
  static String keyWithoutHints(String text) {
    return key(text.replaceAll("\\([^)]*\\)", ""));
  }
}
