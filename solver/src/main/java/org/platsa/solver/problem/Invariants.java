package org.platsa.solver.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records' constructors have in common: a broken local invariant is an exception. */
final class Invariants {
  /** Longest id or name, in characters. */
  static final int MAX_TEXT = 200;

  private Invariants() {}

  /** The id itself, which must be present, not blank and at most {@link #MAX_TEXT} characters. */
  static String id(String field, @Nullable String value) {
    String present = required(field, value);
    if (present.isBlank() || present.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + MAX_TEXT + " characters, not '" + present + "'");
    }
    return present;
  }

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  /** The range is inclusive at both ends. */
  static void within(String field, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          field + " must be " + from + " to " + to + ", not " + value);
    }
  }

  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
