package org.platsa.api.cancellation;

import org.platsa.api.cancellation.UseRates.Expected;

/** How likely each number of events is (<i>sannolikhetsfördelning</i>), from none on. */
final class Chances {
  private final double[] of;

  private Chances(double[] of) {
    this.of = of;
  }

  /** Nothing ever happens. */
  static Chances none() {
    return new Chances(new double[] {1});
  }

  /** How many of n places of a group are lost: beta-binomial. */
  static Chances lost(int n, Expected group) {
    double[] of = new double[n + 1];
    double whole = group.used() + group.lost();
    of[0] = 1;
    for (int i = 0; i < n; i++) {
      of[0] *= (group.used() + i) / (whole + i);
    }
    for (int k = 0; k < n; k++) {
      of[k + 1] = of[k] * (n - k) / (k + 1.0) * (group.lost() + k) / (group.used() + n - k - 1.0);
    }
    return new Chances(of);
  }

  /** The sum with something that happens by itself, independently. */
  Chances and(Chances other) {
    double[] sum = new double[of.length + other.of.length - 1];
    for (int i = 0; i < of.length; i++) {
      for (int j = 0; j < other.of.length; j++) {
        sum[i + j] += of[i] * other.of[j];
      }
    }
    return new Chances(sum);
  }

  /** The same with one more that happens so likely. */
  Chances andOne(double chance) {
    return and(new Chances(new double[] {1 - chance, chance}));
  }

  /** How likely it is that at least so many happen. */
  double atLeast(int number) {
    double sum = 0;
    for (int k = of.length - 1; k >= Math.max(0, number); k--) {
      sum += of[k];
    }
    return sum;
  }

  /** How likely it is that more happen than of the other. */
  double moreThan(Chances other) {
    double chance = 0;
    for (int k = 0; k < other.of.length; k++) {
      chance += other.of[k] * atLeast(k + 1);
    }
    return chance;
  }

  /** The expected number. */
  double mean() {
    double mean = 0;
    for (int k = 1; k < of.length; k++) {
      mean += k * of[k];
    }
    return mean;
  }

  /** The expected smaller one of both numbers. */
  double meanOfLeast(Chances other) {
    double mean = 0;
    for (int k = 1; k < Math.min(of.length, other.of.length); k++) {
      mean += atLeast(k) * other.atLeast(k);
    }
    return mean;
  }
}
