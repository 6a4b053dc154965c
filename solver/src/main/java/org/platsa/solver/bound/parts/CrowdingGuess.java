package org.platsa.solver.bound.parts;

import java.util.Arrays;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.model.Choices;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.SeatCosts;

/**
 * A guess at what one more placement costs at each unit besides its own costs
 * (<i>trängselkostnad</i>): where what its supervisors and its share of the load would cost more
 * meets how many would come at that price. Weeks, kinds and room are left out, so it is a start for
 * prices and proves nothing.
 */
final class CrowdingGuess {
  private static final int ROUNDS = 40;

  /** How far a unit's price goes in a round towards what its visitors would cost there. */
  private static final double STEP = 0.12;

  /** Places so many spreads dearer than the cheapest get no visitors. */
  private static final double WIDEST = 6;

  private final PlacementProgram program;
  private final double spread;
  private final double longestStep;

  /** By unit: soft cost of each further placement, rising. */
  private final double[][] marginal;

  private final double[] price;
  private final double[] visitors;

  private CrowdingGuess(
      PlacementProgram program, double[][] marginal, double spread, double longestStep) {
    this.program = program;
    this.marginal = marginal;
    this.spread = spread;
    this.longestStep = longestStep;
    price = new double[marginal.length];
    visitors = new double[marginal.length];
  }

  /** Crowding costs nothing. */
  static CrowdingGuess nothing(PlacementProgram program) {
    return new CrowdingGuess(program, new double[program.problem.units.size()][0], 0, 0);
  }

  /** What crowding may cost in soft cost. */
  static CrowdingGuess soft(
      PlacementProgram program,
      SeatCosts seats,
      CostScale scale,
      BoundTuning tuning,
      Deadline deadline) {
    CrowdingGuess guess =
        new CrowdingGuess(
            program,
            seats.rising,
            tuning.guessSpread() * scale.typical(),
            tuning.guessStep() * scale.typical());
    if (scale.typical() > 0) {
      guess.iterate(deadline);
    }
    return guess;
  }

  private void iterate(Deadline deadline) {
    for (int unit = 0; unit < price.length; unit++) {
      price[unit] = marginal[unit].length == 0 ? 0 : marginal[unit][marginal[unit].length / 2];
    }
    for (int round = 0; round < ROUNDS && !deadline.isOver(); round++) {
      spreadVisitors();
      for (int unit = 0; unit < price.length; unit++) {
        // TabulatedCount grow shorter, so that prices settle.
        double longest = longestStep / (1 + round / 5.0);
        double step = STEP * (costAt(unit, visitors[unit]) - price[unit]);
        price[unit] += Math.clamp(step, -longest, longest);
      }
    }
  }

  /** Soft cost of one more placement at the unit. */
  double at(int unit) {
    return price[unit];
  }

  /** How many placements would come to the unit. */
  double visitors(int unit) {
    return visitors[unit];
  }

  /** Each placement is divided among its cheapest places. */
  private void spreadVisitors() {
    Choices choices = program.choices;
    double[] priceOf = new double[program.groups.size()];
    Arrays.setAll(priceOf, g -> price[program.groups.get(g).unit()]);
    double[] atGroup = new double[priceOf.length];
    double[] shares = new double[256];
    for (int i = 0; i < program.placementRow.length; i++) {
      int first = choices.first(i);
      int count = choices.end(i) - first;
      double least = Double.POSITIVE_INFINITY;
      for (int k = first; k < first + count; k++) {
        least = Math.min(least, choices.cost(k) + priceOf[choices.group(k)]);
      }
      if (count > shares.length) {
        shares = new double[2 * count];
      }
      double sum = 0;
      for (int k = 0; k < count; k++) {
        double above = choices.cost(first + k) + priceOf[choices.group(first + k)] - least;
        shares[k] = above > WIDEST * spread ? 0 : Math.exp(-above / spread);
        sum += shares[k];
      }
      for (int k = 0; k < count; k++) {
        if (shares[k] > 0) {
          atGroup[choices.group(first + k)] += shares[k] / sum;
        }
      }
    }
    Arrays.fill(visitors, 0);
    for (int g = 0; g < atGroup.length; g++) {
      visitors[program.groups.get(g).unit()] += atGroup[g];
    }
  }

  /**
   * What the last of so many costs, in between if they are not whole; ever more beyond the last.
   */
  private double costAt(int unit, double count) {
    double[] costs = marginal[unit];
    if (costs.length == 0) {
      return 0;
    }
    double at = Math.max(0, count - 0.5);
    int below = (int) Math.min(at, costs.length - 1);
    int above = Math.min(below + 1, costs.length - 1);
    double steepest = costs[costs.length - 1];
    return at <= costs.length - 1
        ? costs[below] + (at - below) * (costs[above] - costs[below])
        : steepest + longestStep * (at - (costs.length - 1));
  }
}
