package org.platsa.benchmarks.generate;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Repeatable chance (<i>slump</i>): a stream of random numbers that depends on a seed and on labels
 * that say what it is for, so that one part of a document can change without moving the others.
 */
final class Dice {
  // Random's numbers are laid down by its specification, so they are the same on every Java.
  private final Random random;

  Dice(long seed, String... labels) {
    long mixed = mix(seed);
    for (String label : labels) {
      for (int i = 0; i < label.length(); i++) {
        mixed = mix(mixed ^ label.charAt(i));
      }
      mixed = mix(mixed + 1);
    }
    random = new Random(mixed);
  }

  /** 0 to {@code bound}, exclusive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends inclusive. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** The upper end exclusive. */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A positive factor with mean 1 and a long upper tail: 0.2 to 3.4. */
  double uneven() {
    double u = random.nextDouble();
    return 0.2 + 3.2 * u * u * u;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }

  /** An index in proportion to its weight, or -1 if no weight is above 0. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (sum <= 0) {
      return -1;
    }
    double point = random.nextDouble() * sum;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        point -= weights[i];
        if (point < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** The finisher of SplitMix64: every bit of the value moves every bit of the result. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
