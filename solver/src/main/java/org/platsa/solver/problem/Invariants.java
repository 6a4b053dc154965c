package org.platsa.solver.problem;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the constructors of records check. Each method throws {@link IllegalArgumentException} if a
 * value is not as it says.
 */
final class Invariants {
  /** Longest id or name, in characters (code points). */
  static final int MAX_TEXT = 200;

  /** Longest value of the problem's metadata, in characters (code points). */
  static final int MAX_METADATA = 2_000;

  private Invariants() {}

  /**
   * The id or name itself, which must be present, not blank, at most {@link #MAX_TEXT} characters
   * and without control characters, which neither a table nor a database can carry.
   */
  static String id(String field, @Nullable String value) {
    String present = text(field, value, MAX_TEXT);
    if (isBlank(present)) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
    return present;
  }

  /** Text of at most so many characters, without control characters and lone surrogates. */
  static String text(String field, @Nullable String value, int max) {
    String present = required(field, value);
    if (present.length() > max && present.codePointCount(0, present.length()) > max) {
      throw new IllegalArgumentException(
          field + " must have at most " + max + " characters, not " + present.length());
    }
    if (!isPlain(present) && present.codePoints().anyMatch(Invariants::isUnprintable)) {
      throw new IllegalArgumentException(field + " has control characters");
    }
    return present;
  }

  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether all of it is printable ASCII, as most of a nation's million texts are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  /** What has to be put right in a row, if anything: as an id, so that it is never blank. */
  static void setAside(@Nullable String why) {
    if (why != null) {
      id("setAside", why);
    }
  }

  /** The value itself, which must be present. */
  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  /** The value must not be there. */
  static void absent(String field, @Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException(field + " must be left out");
    }
  }

  /** The value must be in the range, which is inclusive at both ends. */
  static void within(String field, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          field + " must be " + from + " to " + to + ", not " + value);
    }
  }

  /** A copy that cannot be changed; empty for null. */
  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** A copy of a list of ids, in which each may stand once. */
  static List<String> ids(String field, @Nullable List<String> list) {
    List<String> ids = distinct(field, list);
    ids.forEach(id -> id(field, id));
    return ids;
  }

  /** A copy of a list of ids, in which one may stand several times and need be no record's id. */
  static List<String> mentioned(String field, @Nullable List<String> list) {
    List<String> ids = copy(list);
    ids.forEach(id -> id(field, id));
    return ids;
  }

  /** A copy of a list in which each item may stand once. */
  static <T> List<T> distinct(String field, @Nullable List<T> list) {
    List<T> copy = copy(list);
    if (copy.size() > 1 && new HashSet<>(copy).size() < copy.size()) {
      throw new IllegalArgumentException(field + " has the same item twice: " + copy);
    }
    return copy;
  }

  /** A copy in the same order that cannot be changed; empty for null. */
  static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
