package org.platsa.benchmarks.convert;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of one name of a MiniZinc data file: a whole number, or numbers in rows.
 *
 * @param name as in the file
 * @param line where it begins, from 1
 * @param shape how many there are in each direction; empty for a single number
 * @param values row after row
 * @param lines on which line each value stands
 */
record DznGrid(
    String name, int line, List<Integer> shape, List<Integer> values, List<Integer> lines) {
  DznGrid {
    shape = List.copyOf(shape);
    values = List.copyOf(values);
    lines = List.copyOf(lines);
  }

  /** The number at a place, counted from 0 in each direction. */
  int at(int... place) {
    return values.get(index(place));
  }

  /** The line on which the number at a place stands. */
  int lineAt(int... place) {
    return lines.get(index(place));
  }

  private int index(int... place) {
    int index = 0;
    for (int i = 0; i < place.length; i++) {
      index = index * shape.get(i) + place[i];
    }
    return index;
  }

  /** Its size in words, such as {@code 40 × 12}. */
  String size() {
    return shape.isEmpty() ? "one number" : size(shape);
  }

  /** A size in words, such as {@code 40 × 12}. */
  static String size(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }
}
