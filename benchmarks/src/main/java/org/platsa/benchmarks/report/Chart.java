package org.platsa.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A chart with two logarithmic axes as SVG (<i>diagram</i>), in text that is readable at the width
 * of a phone, light or dark as the reader's system says.
 */
final class Chart {
  /** Colours and lines; also for the page that a chart is put into. */
  static final String STYLE =
      """
      .chart{--ink:#1f2933;--soft:#5b6770;--grid:#d9dee3;--paper:#ffffff;
        --c0:#1d5fc4;--c1:#0b7d69;--c2:#c2540a;--c3:#7b4fa0;
        font:12px system-ui,-apple-system,"Segoe UI",sans-serif}
      @media (prefers-color-scheme:dark){.chart{--ink:#e6eaee;--soft:#a3adb6;--grid:#3a444d;
        --paper:#14191e;--c0:#7db0ff;--c1:#4fd0b5;--c2:#ff9d57;--c3:#c9a0ee}}
      .chart .paper{fill:var(--paper)}
      .chart text{fill:var(--ink)}
      .chart .tick,.chart .axis{fill:var(--soft);font-size:11px}
      .chart .title{font-weight:600;font-size:13px}
      .chart .grid{stroke:var(--grid);stroke-width:1}
      .chart .s0{--c:var(--c0)}.chart .s1{--c:var(--c1)}
      .chart .s2{--c:var(--c2)}.chart .s3{--c:var(--c3)}
      .chart .line{fill:none;stroke:var(--c);stroke-width:2}
      .chart .path{fill:none;stroke:var(--c);stroke-width:1.2;stroke-dasharray:2 3}
      .chart .whisker{stroke:var(--c);stroke-width:1.2}
      .chart .mark{fill:var(--c);stroke:var(--paper);stroke-width:1}
      """;

  private static final int WIDTH = 440;
  private static final int HEIGHT = 320;
  private static final int LEFT = 52;
  private static final int RIGHT = 14;
  private static final int TOP = 58;
  private static final int BOTTOM = 44;
  private static final double[] NICE = {1, 3};

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<Series> series = new ArrayList<>();

  Chart(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /**
   * An axis.
   *
   * @param label what and in which unit
   * @param min above 0; what is less is drawn here
   * @param max above {@code min}; what is more is drawn here
   * @param text a tick's label
   */
  record Axis(String label, double min, double max, DoubleFunction<String> text) {
    Axis {
      if (!(min > 0 && max > min)) {
        throw new IllegalArgumentException("an axis from " + min + " to " + max);
      }
    }

    double share(double value) {
      double held = Math.min(max, Math.max(min, value));
      return Math.log(held / min) / Math.log(max / min);
    }

    List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (double decade = Math.pow(10, Math.floor(Math.log10(min))); decade <= max; decade *= 10) {
        for (double nice : NICE) {
          double tick = decade * nice;
          if (tick >= min * 0.999 && tick <= max * 1.001) {
            ticks.add(tick);
          }
        }
      }
      return ticks;
    }
  }

  /** A point with its spread upwards and downwards. */
  record Point(double x, double y, double low, double high) {
    static Point of(double x, double y) {
      return new Point(x, y, y, y);
    }
  }

  private record Series(String name, int colour, List<Point> marks, List<Point> path) {}

  /**
   * Adds something to compare.
   *
   * @param name for the legend
   * @param colour 0 to 3, also the shape of its marks
   * @param marks joined by a line, each with a whisker from low to high
   * @param path a dotted line beside them, or empty
   */
  Chart add(String name, int colour, List<Point> marks, List<Point> path) {
    series.add(new Series(name, colour, List.copyOf(marks), List.copyOf(path)));
    return this;
  }

  /** For a page that has {@link #STYLE}. */
  String inPage() {
    return svg("", "");
  }

  /** A file of its own. */
  String standalone() {
    return svg(
        " xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            .formatted(WIDTH * 3 / 2, HEIGHT * 3 / 2),
        "<style>" + STYLE + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
  }

  private String svg(String attributes, String before) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"%s>%n%s"
            .formatted(WIDTH, HEIGHT, Html.escape(title), attributes, before));
    text(svg, "title", LEFT, 18, "start", title);
    grid(svg);
    legend(svg);
    series.forEach(s -> draw(svg, s));
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg) {
    for (double tick : x.ticks()) {
      double at = across(tick);
      line(svg, at, TOP, at, HEIGHT - BOTTOM);
      text(svg, "tick", at, HEIGHT - BOTTOM + 15, "middle", x.text().apply(tick));
    }
    for (double tick : y.ticks()) {
      double at = up(tick);
      line(svg, LEFT, at, WIDTH - RIGHT, at);
      text(svg, "tick", LEFT - 6, at + 4, "end", y.text().apply(tick));
    }
    text(svg, "axis", WIDTH - RIGHT, HEIGHT - 8, "end", x.label());
    text(svg, "axis", LEFT, HEIGHT - 8, "start", "↑ " + y.label());
  }

  private void legend(StringBuilder svg) {
    double at = LEFT;
    for (Series s : series) {
      svg.append("<g class=\"s%d\">".formatted(s.colour()));
      mark(svg, s.colour(), at + 5, 36);
      svg.append("</g>\n");
      text(svg, "legend", at + 14, 40, "start", s.name());
      at += 26 + 6.4 * s.name().length();
    }
  }

  private void draw(StringBuilder svg, Series s) {
    svg.append("<g class=\"s%d\">%n".formatted(s.colour()));
    polyline(svg, "path", s.path());
    for (Point point : s.marks()) {
      if (point.high() > point.low()) {
        svg.append(
            Figures.format(
                "<line class=\"whisker\" x1=\"%1$.1f\" y1=\"%2$.1f\" x2=\"%1$.1f\""
                    + " y2=\"%3$.1f\"/>%n",
                across(point.x()), up(point.low()), up(point.high())));
      }
    }
    polyline(svg, "line", s.marks());
    s.marks().forEach(point -> mark(svg, s.colour(), across(point.x()), up(point.y())));
    svg.append("</g>\n");
  }

  private void polyline(StringBuilder svg, String kind, List<Point> points) {
    if (points.size() < 2) {
      return;
    }
    svg.append("<polyline class=\"").append(kind).append("\" points=\"");
    points.forEach(p -> svg.append(Figures.format("%.1f,%.1f ", across(p.x()), up(p.y()))));
    svg.append("\"/>\n");
  }

  /** Shapes tell methods apart where colours do not. */
  private static void mark(StringBuilder svg, int shape, double cx, double cy) {
    svg.append(
        switch (shape) {
          case 0 ->
              Figures.format("<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"/>", cx, cy);
          case 1 ->
              Figures.format(
                  "<rect class=\"mark\" x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\"/>",
                  cx - 4, cy - 4);
          case 2 -> polygon(cx, cy, 0, -5, 5, 4, -5, 4);
          default -> polygon(cx, cy, 0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0);
        });
  }

  private static String polygon(double cx, double cy, double... offsets) {
    StringBuilder polygon = new StringBuilder("<polygon class=\"mark\" points=\"");
    for (int i = 0; i < offsets.length; i += 2) {
      polygon.append(Figures.format("%.1f,%.1f ", cx + offsets[i], cy + offsets[i + 1]));
    }
    return polygon.append("\"/>").toString();
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        Figures.format(
            "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1, y1, x2, y2));
  }

  private static void text(
      StringBuilder svg, String kind, double x, double y, String anchor, String text) {
    svg.append(
        Figures.format(
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            kind, x, y, anchor, Html.escape(text)));
  }

  private double across(double value) {
    return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
  }

  private double up(double value) {
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
  }
}
