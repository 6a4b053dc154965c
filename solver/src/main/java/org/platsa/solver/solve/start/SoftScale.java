package org.platsa.solver.solve.start;

import java.util.Arrays;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.solve.move.PossibleUnits;

/**
 * How large the differences between places are in a problem's soft cost (<i>kostnadsskala</i>).
 * Every temperature and limit in soft cost of the search is a share of it.
 */
public final class SoftScale {
  /** About how many placements are looked at. */
  private static final int SAMPLE = 500;

  /** The position of the unit that is compared with the best: the fifth best. */
  private static final int RANK = 4;

  private SoftScale() {}

  /**
   * The soft cost by which a typical placement's fifth best unit is dearer than its best, as the
   * units are filled now: the median over a sample of the placements, or its mean if that is 0.
   */
  public static double of(Roster roster, PossibleUnits reach) {
    int size = roster.schedule().placements().size();
    int stride = Math.max(1, size / SAMPLE);
    double[] differences = new double[size / stride + 1];
    int count = 0;
    for (int i = 0; i < size; i += stride) {
      PlanningPlacement placement = roster.schedule().placements().get(i);
      int[] units = reach.unitsOf(placement);
      if (!placement.isPinned() && units.length > 1) {
        long[] costs =
            Arrays.stream(units)
                .mapToLong(
                    unit -> roster.costAtUnit(placement, roster.schedule().units().get(unit)))
                .sorted()
                .toArray();
        differences[count++] = costs[Math.min(RANK, costs.length - 1)] - costs[0];
      }
    }
    if (count == 0) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(differences, count);
    Arrays.sort(sorted);
    double median = sorted[count / 2];
    return median > 0 ? median : Arrays.stream(sorted).average().orElse(0);
  }
}
