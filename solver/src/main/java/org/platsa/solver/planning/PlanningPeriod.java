package org.platsa.solver.planning;

import org.platsa.solver.problem.Period;

/**
 * A period (<i>period</i>) in weeks of the term.
 *
 * @param id of the problem's period
 * @param index position among the problem's periods
 * @param firstWeek its first week, 0 being the term's first
 * @param endWeek the week after its last
 */
public record PlanningPeriod(String id, int index, int firstWeek, int endWeek) {
  static PlanningPeriod of(Period period, int index, int firstWeek) {
    return new PlanningPeriod(period.id(), index, firstWeek, firstWeek + period.weeks());
  }

  public int weeks() {
    return endWeek - firstWeek;
  }

  /** Whether the two share a week. */
  public boolean overlaps(PlanningPeriod other) {
    return firstWeek < other.endWeek && other.firstWeek < endWeek;
  }

  @Override
  public String toString() {
    return id;
  }
}
