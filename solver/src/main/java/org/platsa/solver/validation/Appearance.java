package org.platsa.solver.validation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person sees of a text, as opposed to the characters that a program compares. */
final class Appearance {
  private static final String CYRILLIC = "АAВBЕEКKМMНHОOРPСCТTУYХXІlЅSЈJаaеeоoрpсcуyхxіiѕsјj";
  private static final String GREEK = "ΑAΒBΕEΖZΗHΙlΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaιi";
  private static final String LATIN = "Il1l0Oıi";

  /** By character the Latin letter that it looks like, mostly itself; those beyond have none. */
  private static final char[] TWINS = twins(CYRILLIC + GREEK + LATIN);

  private Appearance() {}

  private static char[] twins(String pairs) {
    char[] twins = new char[1 + pairs.chars().max().orElse(0)];
    for (char c = 0; c < twins.length; c++) {
      twins[c] = c;
    }
    for (int i = 0; i < pairs.length(); i += 2) {
      twins[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    return twins;
  }

  /** Without what cannot be seen: one blank for several, none at the ends, accents in one form. */
  static String visible(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder seen = new StringBuilder(text.length());
    boolean blank = false;
    for (int c : Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray()) {
      if (isBlank(c)) {
        blank = !seen.isEmpty();
      } else if (!isInvisible(c)) {
        seen.append(blank ? " " : "");
        blank = false;
        seen.appendCodePoint(Character.getType(c) == Character.DASH_PUNCTUATION ? '-' : c);
      }
    }
    return seen.toString();
  }

  /** Also with one case only. */
  static String withoutCase(String text) {
    String seen = visible(text);
    return isAscii(seen)
        ? seen.toLowerCase(Locale.ROOT)
        : seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Also with one character for those that look the same, such as O and 0, l and 1. */
  static String withoutTwins(String text) {
    char[] twinless = visible(text).toCharArray();
    for (int i = 0; i < twinless.length; i++) {
      char c = twinless[i];
      twinless[i] = c < TWINS.length ? TWINS[c] : c;
    }
    return new String(twinless);
  }

  /** In what two texts differ that a person can hardly tell apart. */
  static BilingualText difference(String a, String b) {
    if (visible(a).equals(visible(b))) {
      return new BilingualText(
          "bara tecken som inte syns skiljer dem åt", "only characters that are not seen differ");
    }
    return withoutCase(a).equals(withoutCase(b))
        ? new BilingualText(
            "bara stora och små bokstäver skiljer dem åt", "only upper and lower case differ")
        : new BilingualText(
            "tecken som ser lika ut skiljer dem åt, som O och 0 eller l och 1",
            "characters that look the same differ, such as O and 0 or l and 1");
  }

  /** Whether there is anything in it that is not seen, be it a blank at an end or two in a row. */
  static boolean hidesSomething(String text) {
    return !isPlain(text)
        && (!text.equals(text.strip())
            || text.contains("  ")
            || text.codePoints().anyMatch(c -> isInvisible(c) || (isBlank(c) && c != ' ')));
  }

  /** The text with the number of each character that is not seen, such as {@code <U+00A0>}. */
  static String spelled(String text) {
    String stripped = text.strip();
    int from = text.indexOf(stripped);
    StringBuilder spelled = new StringBuilder();
    int at = 0;
    for (int c : text.codePoints().toArray()) {
      boolean atEnd = at < from || at >= from + stripped.length();
      boolean doubled = c == ' ' && at > 0 && text.charAt(at - 1) == ' ';
      boolean hidden = isInvisible(c) || (isBlank(c) && (c != ' ' || atEnd || doubled));
      spelled.append(hidden ? "<U+%04X>".formatted(c) : Character.toString(c));
      at += Character.charCount(c);
    }
    return spelled.toString();
  }

  /** The words of a text, each of letters and digits only, in one case. */
  static List<String> words(String text) {
    String seen = withoutCase(text);
    List<String> words = new ArrayList<>(4);
    int start = -1;
    for (int i = 0; i <= seen.length(); i++) {
      boolean inWord = i < seen.length() && Character.isLetterOrDigit(seen.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(seen.substring(start, i));
        start = -1;
      }
    }
    return List.copyOf(words);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~'
          || (c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ' '))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  /** Joiners, direction marks, byte order marks, fillers and the like. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x2800
        || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
