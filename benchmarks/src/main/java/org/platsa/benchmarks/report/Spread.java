package org.platsa.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Several measured values in short (<i>median och spridning</i>). A value may be infinite: then a
 * run did not get there at all.
 *
 * @param median the middle one, or the mean of the two middle ones
 * @param min the least
 * @param max the greatest
 * @param count how many there were
 */
record Spread(double median, double min, double max, int count) {
  /** Empty without values. */
  static Optional<Spread> of(Collection<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    return Optional.of(new Spread(median, sorted[0], sorted[n - 1], n));
  }

  boolean isFinite() {
    return Double.isFinite(median);
  }
}
