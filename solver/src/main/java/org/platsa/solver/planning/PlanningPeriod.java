package org.platsa.solver.planning;

import org.platsa.solver.rule.Weeks;

/**
 * A period (<i>period</i>) in weeks of the term.
 *
 * @param id of the problem's period
 * @param index position among the problem's periods
 * @param when its weeks
 */
public record PlanningPeriod(String id, int index, Weeks when) {
  /** Its first week, 0 being the term's first. */
  public int firstWeek() {
    return when.first();
  }

  /** The week after its last. */
  public int endWeek() {
    return when.end();
  }

  /** How many weeks it has, those off left out. */
  public int weeks() {
    return when.count();
  }

  /** Whether it has a week. */
  public boolean covers(int week) {
    return when.covers(week);
  }

  /** Whether the two share a week. */
  public boolean overlaps(PlanningPeriod other) {
    return when.overlap(other.when);
  }

  @Override
  public String toString() {
    return id;
  }
}
