package org.platsa.solver.rule;

import org.platsa.solver.problem.Placement;

/**
 * Where one student is week by week (<i>elevens veckor</i>): the student's placed placements, each
 * with its weeks and its intensity. Holds few; every question looks at all of them.
 */
public final class StudentWeeks {
  private final int[] firstWeek;
  private final int[] endWeek;
  private final int[] intensity;
  private int size;

  /** With room for so many placements. */
  public StudentWeeks(int most) {
    firstWeek = new int[most];
    endWeek = new int[most];
    intensity = new int[most];
  }

  /**
   * One more.
   *
   * @param first its first week
   * @param end the week after its last
   * @param percent of full time
   */
  public void add(int first, int end, int percent) {
    firstWeek[size] = first;
    endWeek[size] = end;
    intensity[size] = percent;
    size++;
  }

  /** Whether one more, in these weeks and with this intensity, would be above 100 percent. */
  public boolean isFree(int first, int end, int percent) {
    for (int week = first; week < end; week++) {
      if (intensity(week) + percent > Placement.FULL_TIME) {
        return false;
      }
    }
    return true;
  }

  /** Rule studentOverlap: pairs that share a week in which all together are above 100 percent. */
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

  /** Whether two, by the order in which they were added, are such a pair. */
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
