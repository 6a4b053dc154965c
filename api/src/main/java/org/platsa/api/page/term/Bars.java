package org.platsa.api.page.term;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart, drawn on the server (<i>stapeldiagram</i>): where its bars stand in a picture of
 * {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param bars from left to right
 */
public record Bars(List<Bar> bars) {
  /** The picture's width. */
  public static final int WIDTH = 400;

  /** The picture's height, with the words below the bars. */
  public static final int HEIGHT = 120;

  /** Where the bars stand. */
  public static final int FLOOR = 92;

  private static final int TALLEST = 74;
  private static final double GAP = 2;

  public Bars {
    bars = List.copyOf(bars);
  }

  /**
   * A bar.
   *
   * @param label what it is of
   * @param value how much
   * @param marked whether it is one to look at
   * @param x its left end
   * @param y its top
   * @param width so wide
   * @param height so tall
   */
  public record Bar(
      String label, int value, boolean marked, double x, double y, double width, double height) {
    /** The middle, for what is written above and below it. */
    public double middle() {
      return x + width / 2;
    }
  }

  /**
   * What a bar is of.
   *
   * @param label below it
   * @param value how much, 0 or more
   * @param marked whether it is one to look at
   */
  record Value(String label, int value, boolean marked) {}

  /** Draws values; the largest is as tall as there is room. */
  static Bars of(List<Value> values) {
    int most = values.stream().mapToInt(Value::value).max().orElse(0);
    double each = values.isEmpty() ? 0 : (double) WIDTH / values.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      double height = most == 0 ? 0 : rounded((double) TALLEST * value.value() / most);
      bars.add(
          new Bar(
              value.label(),
              value.value(),
              value.marked(),
              rounded(i * each + GAP / 2),
              rounded(FLOOR - height),
              rounded(Math.max(1, each - GAP)),
              height));
    }
    return new Bars(bars);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
