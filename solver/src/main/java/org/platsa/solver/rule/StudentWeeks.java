package org.platsa.solver.rule;

import org.platsa.solver.problem.Placement;

/**
 * How busy one student is week by week (<i>elevens veckor</i>): the student's placements that have
 * a place, each with its weeks and its intensity. Meant for the few that a student has: every
 * question looks at all of them.
 */
public final class StudentWeeks {
  private final int[] firstWeek;
  private final int[] endWeek;
  private final int[] intensity;
  private int size;

  /** Empty; takes so many placements at most. */
  public StudentWeeks(int most) {
    firstWeek = new int[most];
    endWeek = new int[most];
    intensity = new int[most];
  }

  /**
   * Adds a placement.
   *
   * @param first its first week, counted as all weeks are from any one week
   * @param end the week after its last
   * @param percent of full time
   */
  public void add(int first, int end, int percent) {
    firstWeek[size] = first;
    endWeek[size] = end;
    intensity[size] = percent;
    size++;
  }

  /**
   * Whether one placement more leaves the student at full time at most in each of its weeks.
   *
   * @param first its first week
   * @param end the week after its last
   * @param percent of full time
   */
  public boolean isFree(int first, int end, int percent) {
    for (int week = first; week < end; week++) {
      if (intensity(week) + percent > Placement.FULL_TIME) {
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
    int end = Math.min(endWeek[i], endWeek[j]);
    for (int week = Math.max(firstWeek[i], firstWeek[j]); week < end; week++) {
      if (intensity(week) > Placement.FULL_TIME) {
        return true;
      }
    }
    return false;
  }

  private int intensity(int week) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      if (firstWeek[i] <= week && week < endWeek[i]) {
        sum += intensity[i];
      }
    }
    return sum;
  }
}
