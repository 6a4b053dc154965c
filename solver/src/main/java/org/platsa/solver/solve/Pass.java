package org.platsa.solver.solve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a search of region by region goes through all of them for (<i>genomgång</i>). */
enum Pass {
  /** Somewhere for everybody, at once. */
  GREEDY(1),
  /** The regions as they lie, while the whole is relaxed. */
  FIRST(1),
  /** The regions as they lie, guided. */
  SECOND(1),
  /** The few regions, each time others, where somebody has no place. */
  PLACING(4),
  /** Mending what the borders before it spoilt. */
  LATER(1);

  /** Of the time that is left, for the relaxation. */
  static final double SHARE_OF_RELAXING = 0.4;

  private static final double SHARE_OF_SECOND = 0.6;
  private static final double SHARE_OF_PLACING_ONCE = 0.05;
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST_LATER = Duration.ofSeconds(8);

  private final int times;

  Pass(int times) {
    this.times = times;
  }

  /** How often before the next, at most. */
  int times() {
    return times;
  }

  Pass next() {
    return this == LATER ? PLACING : values()[ordinal() + 1];
  }

  /** Whether regions are cut otherwise each time. */
  boolean hasBordersElsewhere() {
    return this == PLACING || this == LATER;
  }

  /**
   * How long to search each region.
   *
   * @param left the time left for everything; null without a limit
   * @param regions how many there are to search
   */
  Duration timeOfEach(@Nullable Duration left, int regions, int threads) {
    if (this == GREEDY) {
      return AT_ONCE;
    }
    Duration longest = hasBordersElsewhere() ? LONGEST_LATER : LONGEST_AT_FIRST;
    if (left == null) {
      return longest;
    }
    double share =
        switch (this) {
          case FIRST -> SHARE_OF_RELAXING * Math.max(1, threads - 1);
          case SECOND -> SHARE_OF_SECOND * threads;
          case PLACING -> SHARE_OF_PLACING_ONCE * threads;
          default -> threads;
        };
    double millis = share * Math.max(0, left.toMillis()) / Math.max(1, regions);
    return Duration.ofMillis(Math.clamp((long) millis, SHORTEST.toMillis(), longest.toMillis()));
  }
}
