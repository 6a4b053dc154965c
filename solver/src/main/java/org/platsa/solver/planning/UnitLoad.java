package org.platsa.solver.planning;

import java.util.Arrays;

/**
 * What a unit's placements amount to (<i>enhetens belastning</i>).
 *
 * @param placements how many in the term
 * @param trainees how many there are in each week of the term; later weeks have none
 */
@SuppressWarnings("ArrayRecordComponent") // Counts in the scoring hot path; never compared.
public record UnitLoad(int placements, int[] trainees) {
  /** Trainees above what the unit takes, summed over weeks. */
  public int capacityExcess(PlanningUnit unit) {
    int excess = 0;
    for (int inWeek : trainees) {
      excess += unit.aboveCapacity(inWeek);
    }
    return excess;
  }

  /** The most trainees at the same time in a period, those of other periods too. */
  public int mostIn(PlanningPeriod period) {
    int most = 0;
    for (int week = period.firstWeek();
        week < Math.min(period.endWeek(), trainees.length);
        week++) {
      if (period.covers(week)) {
        most = Math.max(most, trainees[week]);
      }
    }
    return most;
  }

  /** Counts a unit's placements one by one. */
  public static final class Counter {
    private int placements;
    private int[] trainees = new int[24];

    /** Adds so many placements in a period, or takes them away when negative. */
    public void add(PlanningPeriod period, int count) {
      if (period.endWeek() > trainees.length) {
        trainees = Arrays.copyOf(trainees, period.endWeek());
      }
      placements += count;
      for (int week = period.firstWeek(); week < period.endWeek(); week++) {
        if (period.covers(week)) {
          trainees[week] += count;
        }
      }
    }

    /** The load so far. */
    public UnitLoad load() {
      return new UnitLoad(placements, trainees.clone());
    }
  }
}
