package org.platsa.solver.rule;

import org.platsa.solver.problem.Placement;

/**
 * How busy one student is week by week (<i>elevens veckor</i>): the student's placements that have
 * a place, each with its weeks and its intensity. Meant for the few that a student has: every
 * question looks at all of them.
 */
public final class StudentWeeks {
  private final Weeks[] weeks;
  private final int[] intensity;
  private int size;

  /** Empty; takes so many placements at most. */
  public StudentWeeks(int most) {
    weeks = new Weeks[most];
    intensity = new int[most];
  }

  /**
   * Adds a placement.
   *
   * @param when its weeks
   * @param percent of full time
   */
  public void add(Weeks when, int percent) {
    weeks[size] = when;
    intensity[size] = percent;
    size++;
  }

  /**
   * Whether one placement more leaves the student at full time at most in each of its weeks.
   *
   * @param when its weeks
   * @param percent of full time
   */
  public boolean isFree(Weeks when, int percent) {
    for (int week = when.first(); week < when.end(); week++) {
      if (when.covers(week) && intensity(week) + percent > Placement.FULL_TIME) {
        return false;
      }
    }
    return true;
  }

  /**
   * Rule studentOverlap: pairs of placements that share a week in which the student's placements
   * together are above full time.
   */
  public int overlappingPairs() {
    int pairs = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (overlap(i, j)) {
          pairs++;
        }
      }
    }
    return pairs;
  }

  /** Whether two are such a pair, by the order in which they were added, from 0 on. */
  public boolean overlap(int i, int j) {
    Weeks one = weeks[i];
    Weeks other = weeks[j];
    for (int week = Math.max(one.first(), other.first());
        week < Math.min(one.end(), other.end());
        week++) {
      if (one.covers(week) && other.covers(week) && intensity(week) > Placement.FULL_TIME) {
        return true;
      }
    }
    return false;
  }

  private int intensity(int week) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      if (weeks[i].covers(week)) {
        sum += intensity[i];
      }
    }
    return sum;
  }
}
