package org.platsa.solver.validation;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant (<i>förslag</i>). */
public final class Suggestion {
  private static final int MAX_LENGTH = 40;

  /** So that a thousand wrong ids among a hundred thousand known ones stay cheap. */
  private long comparisonsLeft = 1_000_000;

  /** The known word that is nearest to the given one, if any is near. */
  public Optional<String> nearest(String given, Collection<String> known) {
    if (given.isBlank() || given.length() > MAX_LENGTH || known.size() > comparisonsLeft) {
      return Optional.empty();
    }
    comparisonsLeft -= known.size();
    String wanted = given.strip().toLowerCase(Locale.ROOT);
    int best = Math.max(1, wanted.length() / 4) + 1;
    String nearest = null;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - wanted.length()) < best) {
        int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
        // One letter in place of another one is no slip of anything.
        boolean isOther = distance > 0 && Math.min(wanted.length(), candidate.length()) == 1;
        if (distance < best && !isOther) {
          best = distance;
          nearest = candidate;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The known word that looks exactly like the given one, if any does. */
  Optional<String> twin(String given, Collection<String> known) {
    if (known.size() > comparisonsLeft) {
      return Optional.empty();
    }
    comparisonsLeft -= known.size();
    String seen = Appearance.visible(given);
    return known.stream().filter(each -> Appearance.visible(each).equals(seen)).findFirst();
  }

  /** How many characters to insert, delete, replace, or exchange with the next. */
  private static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) {
          current[j] = Math.min(current[j], 1 + beforePrevious[j - 2]);
        }
      }
      int[] oldest = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = oldest;
    }
    return previous[b.length()];
  }
}
