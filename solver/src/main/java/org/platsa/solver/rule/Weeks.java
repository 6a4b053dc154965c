package org.platsa.solver.rule;

import org.platsa.solver.problem.Period;

/**
 * The weeks of a period (<i>periodens veckor</i>), counted as all weeks are from the term's first
 * one, which is 0.
 *
 * @param first its first week
 * @param end the week after its last
 * @param off by week from the first on, the first in the lowest bit: whether it is off
 */
public record Weeks(int first, int end, long off) {
  /** Weeks in a row. */
  public Weeks(int first, int end) {
    this(first, end, 0);
  }

  /**
   * Those of a period.
   *
   * @param first its first week, counted from any one week
   */
  public static Weeks of(Period period, int first) {
    return new Weeks(first, first + period.weeks(), period.offWeeks());
  }

  /** Whether a week is one of them. */
  public boolean covers(int week) {
    return first <= week && week < end && (off >> (week - first) & 1) == 0;
  }

  /** Whether a week is one of both. */
  public boolean overlap(Weeks other) {
    if (first >= other.end || other.first >= end) {
      return false;
    }
    if ((off | other.off) == 0) {
      return true;
    }
    int last = Math.min(end, other.end);
    for (int week = Math.max(first, other.first); week < last; week++) {
      if (covers(week) && other.covers(week)) {
        return true;
      }
    }
    return false;
  }

  /** How many they are. */
  public int count() {
    return end - first - Long.bitCount(off);
  }
}
