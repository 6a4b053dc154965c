package org.platsa.solver.validation;

import java.util.List;

/** Whether one text may be the other with a slip of the pen. */
final class Spelling {
  /** Shorter words differ by a letter on purpose, as in "licence B" and "licence C". */
  private static final int SHORTEST_WORD = 4;

  private Spelling() {}

  /** Whether the same letters and digits stand in both, in any case, however they are set apart. */
  static boolean isSameWord(String a, String b) {
    return String.join("", Appearance.words(a)).equals(String.join("", Appearance.words(b)));
  }

  /** Whether one word of the two texts is a letter apart, and the others are the same. */
  static boolean isOneSlip(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return false;
    }
    int different = -1;
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).equals(b.get(i))) {
        if (different >= 0) {
          return false;
        }
        different = i;
      }
    }
    return different >= 0 && isOneSlip(a.get(different), b.get(different));
  }

  /** A letter replaced, left out, added, or changed with the next; digits are no slips. */
  private static boolean isOneSlip(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    if (longer.length() < SHORTEST_WORD
        || longer.length() - shorter.length() > 1
        || hasDigit(a)
        || hasDigit(b)) {
      return false;
    }
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    if (shorter.length() < longer.length()) {
      return shorter.substring(same).equals(longer.substring(same + 1));
    }
    if (same == shorter.length()) {
      return false;
    }
    if (shorter.substring(same + 1).equals(longer.substring(same + 1))) {
      return true;
    }
    return same + 1 < shorter.length()
        && shorter.charAt(same) == longer.charAt(same + 1)
        && shorter.charAt(same + 1) == longer.charAt(same)
        && shorter.substring(same + 2).equals(longer.substring(same + 2));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
