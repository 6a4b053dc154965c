package org.platsa.benchmarks.convert;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.IntUnaryOperator;

/** Texts of small instances, field by field, any of which a test may say otherwise. */
final class Mss {
  private final Map<String, String> fields = new LinkedHashMap<>();

  /**
   * Two groups with half of the disciplines each, everybody able and available everywhere, one
   * place in each ward, no precedence; each student does one discipline of each group, and all is
   * worth 1.
   */
  static Mss of(int students, int disciplines, int hospitals, int horizon) {
    Mss mss = new Mss();
    mss.with("Students", students + "");
    mss.with("Disciplines", disciplines + "");
    mss.with("Hospitals", hospitals + "");
    mss.with("Duration", "1");
    mss.with("Horizon", horizon + "");
    mss.with("Groups", "2");
    mss.with("MaxDiscPerHosp", horizon + "");
    mss.with("DiscGroup", list(disciplines, d -> d < (disciplines + 1) / 2 ? 1 : 2));
    mss.with("StudDiscGroup", rows(students, 2, 1));
    mss.with("AllowedDisc", rows(students, disciplines, 1));
    mss.with("Precededby", rows(disciplines, disciplines, 0));
    mss.with("Availability", rows(students, horizon, 1));
    mss.with("Ability", cube(students, hospitals, disciplines, 1));
    mss.with("MaxPosHosp", cube(hospitals, disciplines, horizon, 1));
    mss.with("MinPosHosp", cube(hospitals, disciplines, horizon, 0));
    mss.with("WeightPref", rows(students, 4, 1));
    mss.with("PrefStudDisc", rows(students, disciplines, 1));
    mss.with("PrefStudHosp", rows(students, hospitals, 1));
    mss.with("ManPref", list(disciplines, d -> 1));
    return mss;
  }

  /** The same with a field said otherwise; one more if there is none of that name. */
  Mss with(String field, String value) {
    fields.put(field, value);
    return this;
  }

  Mss without(String field) {
    fields.remove(field);
    return this;
  }

  /** One field a line, in order; the first is on line 1. */
  String text() {
    StringBuilder text = new StringBuilder();
    fields.forEach((field, value) -> text.append(field).append('=').append(value).append(";\n"));
    return text.toString();
  }

  MssInstance instance() {
    try {
      return MssReader.read("test.dzn", text());
    } catch (SourceException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What must be there. */
  static <T> T the(Map<String, T> things, String id) {
    return Objects.requireNonNull(things.get(id), id);
  }

  static String list(int size, IntUnaryOperator value) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < size; i++) {
      list.add(Integer.toString(value.applyAsInt(i)));
    }
    return list.toString();
  }

  static String rows(int rows, int columns, int value) {
    int[][] all = new int[rows][columns];
    for (int[] row : all) {
      Arrays.fill(row, value);
    }
    return rows(all);
  }

  static String rows(int[]... rows) {
    StringJoiner joined = new StringJoiner(" | ", "[| ", " |]");
    for (int[] row : rows) {
      joined.add(Arrays.toString(row).replaceAll("[\\[\\]]", ""));
    }
    return joined.toString();
  }

  static String cube(int first, int second, int third, int value) {
    return cube(first, second, third, i -> value);
  }

  static String cube(int first, int second, int third, IntUnaryOperator value) {
    return "array3d(1..%d, 1..%d, 1..%d, %s)"
        .formatted(first, second, third, list(first * second * third, value));
  }
}
