package org.platsa.benchmarks.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Kpis;

/** The figures in which a coordinator sees the difference (<i>vinst för samordnaren</i>). */
final class Gains {
  static final List<Row> ROWS =
      List.of(
          new Row("placed", k -> k.placed() + " of " + k.askedFor()),
          new Row(
              "load per supervisor, unit by unit",
              k -> Figures.format("%.2f to %.2f", k.load().min(), k.load().max())),
          new Row("how uneven (Gini)", k -> Figures.format("%.2f", k.load().gini())),
          new Row(
              "supervisors never used",
              k -> k.supervisorsWithNone() + " of " + k.allocationKey().supervisors()),
          new Row(
              "pairs for peer learning", k -> k.pairs().formed() + " of " + k.pairs().possible()),
          new Row("travel, median", k -> minutes(k.travel().medianMinutes())),
          new Row("travel, nine of ten at most", k -> minutes(k.travel().p90Minutes())),
          new Row(
              "travel over 45 minutes",
              k -> Figures.format("%.1f %%", 100 * k.travel().shareOver45())));

  private Gains() {}

  private static String minutes(@Nullable Integer minutes) {
    return Objects.toString(minutes, "–") + " min";
  }

  /** A figure and its text. */
  record Row(String name, Function<Kpis, String> value) {}
}
