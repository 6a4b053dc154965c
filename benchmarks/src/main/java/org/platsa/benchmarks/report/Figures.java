package org.platsa.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/** Numbers as text (<i>siffror</i>). */
final class Figures {
  private Figures() {}

  static String format(String format, Object... arguments) {
    return String.format(Locale.ENGLISH, format, arguments);
  }

  static String percent(double share) {
    if (Double.isInfinite(share)) {
      return "–";
    }
    double percent = 100 * share;
    if (percent >= 99.95) {
      return format("%.0f %%", percent);
    }
    return format(percent >= 9.995 ? "%.1f %%" : "%.2f %%", percent);
  }

  /** Median, and least to greatest where there are several. */
  static String gap(Optional<Spread> gaps) {
    if (gaps.isEmpty()) {
      return "";
    }
    Spread spread = gaps.get();
    if (!spread.isFinite()) {
      return Double.isFinite(spread.min()) ? "– (best " + percent(spread.min()) + ")" : "–";
    }
    if (spread.count() == 1 || spread.min() == spread.max()) {
      return percent(spread.median());
    }
    return format(
        Double.isFinite(spread.max()) ? "%s (%s–%s)" : "%s (best %s, worst %s)",
        percent(spread.median()),
        percent(spread.min()),
        percent(spread.max()));
  }

  static String seconds(double seconds) {
    if (Double.isInfinite(seconds)) {
      return "never";
    }
    return seconds < 1
        ? format("%.0f ms", seconds * 1000)
        : format(seconds < 10 ? "%.1f s" : "%.0f s", seconds);
  }

  static String limit(double seconds) {
    return format("%.0f s", seconds);
  }

  static String whole(double value) {
    return format("%,.0f", value);
  }
}
