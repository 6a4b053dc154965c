package org.platsa.solver.bound.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;

/**
 * How large soft costs are in a problem (<i>kostnadsskala</i>). Every step in cost that the bound's
 * methods make is a share of this, so that a problem is treated alike whatever its weights are
 * multiplied by.
 *
 * @param typical what a placement costs on average, if each had its cheapest place and the cheapest
 *     seats were taken; 0 only if no place costs anything
 * @param leftOut far more soft cost than placing one more can cause
 * @param free whether there are no soft costs at all
 */
public record CostScale(double typical, double leftOut, boolean free) {
  private static final double FAR_MORE = 10;

  public static CostScale of(PlacementProgram program, RisingUnitCosts seats) {
    PlacementChoices choices = program.choices;
    int placements = 0;
    double cheapest = 0;
    long dearest = 0;
    for (int i = 0; i < program.placementRow.length; i++) {
      if (program.hasNoChoice(i)) {
        continue;
      }
      placements++;
      long least = Long.MAX_VALUE;
      for (int k = choices.first(i); k < choices.end(i); k++) {
        least = Math.min(least, choices.cost(k));
        dearest = Math.max(dearest, choices.cost(k));
      }
      cheapest += least;
    }
    double[] all = Arrays.stream(seats.rising).flatMapToDouble(Arrays::stream).sorted().toArray();
    double seated = Arrays.stream(all).limit(placements).average().orElse(0);
    double typical = (placements == 0 ? 0 : cheapest / placements) + seated;
    double steepest = all.length == 0 ? 0 : all[all.length - 1];
    return new CostScale(
        typical > 0 ? typical : dearest,
        Math.max(1, FAR_MORE * (dearest + steepest)),
        dearest == 0 && hasNoSoftCosts(program.program));
  }

  private static boolean hasNoSoftCosts(LinearProgram program) {
    return IntStream.range(0, program.columns())
        .allMatch(column -> program.cost(Objective.SOFT, column) == 0);
  }
}
