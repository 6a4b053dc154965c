package org.platsa.solver.solve.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How closely units belong together (<i>samband mellan enheter</i>): two are linked by each
 * placement that has both among the units that suit it best. Knows nothing of geography beyond what
 * makes units suit placements: travel times, exclusions, kinds.
 */
public final class UnitLinks {
  /** By unit: those that it is linked to. */
  private final int[][] neighbours;

  /** By unit: how many placements link it to each neighbour, in the same order. */
  private final int[][] strengths;

  /** By unit: the sum of its strengths. */
  private final int[] sums;

  /**
   * Links units.
   *
   * @param units how many there are
   * @param favourites by placement: the few units that suit it best, by position
   */
  public UnitLinks(int units, List<int[]> favourites) {
    List<Map<Integer, Integer>> links =
        Stream.generate(() -> (Map<Integer, Integer>) new HashMap<Integer, Integer>())
            .limit(units)
            .toList();
    for (int[] ofOne : favourites) {
      for (int a : ofOne) {
        for (int b : ofOne) {
          if (a != b) {
            links.get(a).merge(b, 1, Integer::sum);
          }
        }
      }
    }
    neighbours = new int[units][];
    strengths = new int[units][];
    sums = new int[units];
    for (int unit = 0; unit < units; unit++) {
      Map<Integer, Integer> own = links.get(unit);
      neighbours[unit] = own.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      strengths[unit] = new int[neighbours[unit].length];
      for (int k = 0; k < strengths[unit].length; k++) {
        strengths[unit][k] = own.getOrDefault(neighbours[unit][k], 0);
        sums[unit] += strengths[unit][k];
      }
    }
  }

  /** Positions of the units that it is linked to. */
  int[] neighbours(int unit) {
    return neighbours[unit];
  }

  /** Which share of the links of a unit's k-th neighbour lead to the unit, 0 to 1. */
  double shareOfNeighbour(int unit, int k) {
    return (double) strengths[unit][k] / sums[neighbours[unit][k]];
  }
}
