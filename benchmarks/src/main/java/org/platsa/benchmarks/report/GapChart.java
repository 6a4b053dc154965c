package org.platsa.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The gap to the bound over time, method by method (<i>gap över tid</i>). */
final class GapChart {
  private static final double LEAST_GAP = 0.0003;
  private static final double LEAST_SECONDS = 0.1;
  private static final int PATH_POINTS = 60;
  private static final DoubleFunction<String> SECONDS = s -> Figures.format("%s s", number(s));
  private static final DoubleFunction<String> PERCENT =
      share -> Figures.format("%s %%", number(100 * share));

  private GapChart() {}

  /** Empty if nothing is known of any gap. */
  static Optional<Chart> of(Group group) {
    List<Double> limits = group.limits();
    double mostGap = 0;
    double leastGap = 1;
    for (String method : Methods.COMPARED) {
      for (double limit : limits) {
        Optional<Spread> gaps = group.gaps(method, limit);
        if (gaps.isPresent() && gaps.get().isFinite()) {
          mostGap = Math.max(mostGap, gaps.get().median());
          leastGap = Math.min(leastGap, gaps.get().min());
        }
      }
    }
    if (mostGap == 0) {
      return Optional.empty();
    }
    double longest = limits.getLast();
    boolean medium =
        group.instances().stream().anyMatch(i -> i.level() == InstanceResults.Level.MEDIUM);
    Chart chart =
        new Chart(
            "Gap to the proven bound, " + group.name(),
            new Chart.Axis("time →", LEAST_SECONDS, Math.max(1, longest) * 1.15, SECONDS),
            new Chart.Axis(
                medium ? "gap in medium cost, lower is better" : "gap, lower is better",
                Math.max(LEAST_GAP, leastGap / 2),
                Math.max(0.01, mostGap * 1.3),
                PERCENT));
    for (int i = 0; i < Methods.COMPARED.size(); i++) {
      String method = Methods.COMPARED.get(i);
      List<Chart.Point> marks = marks(group, method, limits);
      List<Chart.Point> path = path(group, method, longest);
      if (!marks.isEmpty() || !path.isEmpty()) {
        chart.add(Methods.name(method), i, marks, path);
      }
    }
    return Optional.of(chart);
  }

  private static List<Chart.Point> marks(Group group, String method, List<Double> limits) {
    List<Chart.Point> marks = new ArrayList<>();
    for (double limit : limits) {
      group
          .gaps(method, limit)
          .filter(Spread::isFinite)
          .ifPresent(
              gaps -> marks.add(new Chart.Point(limit, gaps.median(), gaps.min(), gaps.max())));
    }
    return marks;
  }

  /** The median's way during the runs with the longest limit, from when it is finite. */
  private static List<Chart.Point> path(Group group, String method, double longest) {
    List<Chart.Point> path = new ArrayList<>();
    for (int i = 0; i <= PATH_POINTS; i++) {
      double seconds = LEAST_SECONDS * Math.pow(longest / LEAST_SECONDS, i / (double) PATH_POINTS);
      group
          .gapsAt(method, 1000 * seconds)
          .filter(Spread::isFinite)
          .ifPresent(gaps -> path.add(Chart.Point.of(seconds, gaps.median())));
    }
    return path;
  }

  private static String number(double value) {
    if (value >= 0.99) {
      return Figures.format("%.0f", value);
    }
    return value >= 0.099 ? Figures.format("%.1f", value) : Figures.format("%.2f", value);
  }
}
