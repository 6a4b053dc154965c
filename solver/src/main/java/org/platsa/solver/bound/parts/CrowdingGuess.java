package org.platsa.solver.bound.parts;

import java.util.Arrays;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.PlacementChoices;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.RisingUnitCosts;

/**
 * A guess at what one more placement costs at each unit besides its own costs
 * (<i>trängselkostnad</i>): the price at which as many would come as it has seats for that price.
 * Prices go up where more would come and down elsewhere, in shorter and shorter steps (Walras'
 * tâtonnement). Which weeks and kinds fit together is left out, so the guess is a start for the
 * prices of rows and proves nothing.
 */
public final class CrowdingGuess {
  private static final int ROUNDS = 40;

  /** How far a unit's price goes in a round towards what its visitors would cost there. */
  private static final double STEP = 0.12;

  /** Places dearer than the cheapest by more spreads than this get no visitors. */
  private static final double WIDEST = 6;

  /** The spread in medium cost, as a share of the least that anybody counts for when unplaced. */
  private static final double MEDIUM_SPREAD = 0.05;

  /** The longest step in medium cost, as the same share. */
  private static final double MEDIUM_STEP = 0.3;

  /** In medium cost, a fifth more visitors than seats make the step as long as it may be. */
  private static final double EAGER = 5;

  /** Less of all placements together than this counts as nobody. */
  private static final double NOBODY = 0.5;

  private final PlacementProgram program;
  private final Objective objective;

  /** How much dearer a place must be to draw 1/e, about a third, of the visitors. */
  private final double spread;

  private final double longestStep;

  /** By unit: soft cost of each further placement, rising; nothing in medium cost. */
  private final double[][] marginal;

  /** By unit. */
  private final double[] price;

  /** By unit: how many would come at these prices. */
  private final double[] visitors;

  /** How many would rather have no place at these prices. */
  private double leftOut;

  private CrowdingGuess(
      PlacementProgram program,
      Objective objective,
      double[][] marginal,
      double spread,
      double longestStep) {
    this.program = program;
    this.objective = objective;
    this.marginal = marginal;
    this.spread = spread;
    this.longestStep = longestStep;
    price = new double[marginal.length];
    visitors = new double[marginal.length];
  }

  /** A guess in medium cost, in which only those who are left out cost anything. */
  public static CrowdingGuess medium(PlacementProgram program, Deadline deadline) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < program.placementRow.length; i++) {
      if (!program.hasNoChoice(i)) {
        least = Math.min(least, program.program.cost(Objective.MEDIUM, program.unplacedColumn[i]));
      }
    }
    CrowdingGuess guess =
        new CrowdingGuess(
            program,
            Objective.MEDIUM,
            withoutCosts(RisingUnitCosts.seats(program)),
            MEDIUM_SPREAD * least,
            MEDIUM_STEP * least);
    if (least < Double.POSITIVE_INFINITY) {
      guess.iterate(deadline);
    }
    return guess;
  }

  /** A guess in soft cost, in which nobody is left out. */
  static CrowdingGuess soft(
      PlacementProgram program,
      RisingUnitCosts seats,
      CostScale scale,
      BoundTuning tuning,
      Deadline deadline) {
    CrowdingGuess guess =
        new CrowdingGuess(
            program,
            Objective.SOFT,
            seats.rising,
            tuning.guessSpread() * scale.typical(),
            tuning.guessStep() * scale.typical());
    for (int unit = 0; unit < guess.price.length; unit++) {
      double[] costs = seats.rising[unit];
      guess.price[unit] = costs.length == 0 ? 0 : costs[costs.length / 2];
    }
    if (scale.typical() > 0) {
      guess.iterate(deadline);
    }
    return guess;
  }

  /** So many seats at each unit, each at no cost. */
  private static double[][] withoutCosts(int[] seats) {
    return Arrays.stream(seats).mapToObj(double[]::new).toArray(double[][]::new);
  }

  private void iterate(Deadline deadline) {
    for (int round = 0; round < ROUNDS && !deadline.isOver(); round++) {
      spreadVisitors();
      if (objective == Objective.MEDIUM && withoutSeat() < NOBODY) {
        return;
      }
      double longest = longestStep / (1 + round / 5.0);
      for (int unit = 0; unit < price.length; unit++) {
        price[unit] = Math.max(0, price[unit] + step(unit, longest));
      }
    }
  }

  private double step(int unit, double longest) {
    double seats = marginal[unit].length;
    double step =
        objective == Objective.SOFT
            ? STEP * (costAt(unit, visitors[unit]) - price[unit])
            : longest * EAGER * (visitors[unit] - seats) / Math.max(1, seats);
    return Math.clamp(step, -longest, longest);
  }

  /** How many are left out, or come to a unit that has no seat for them. */
  private double withoutSeat() {
    double sum = leftOut;
    for (int unit = 0; unit < price.length; unit++) {
      sum += Math.max(0, visitors[unit] - marginal[unit].length);
    }
    return sum;
  }

  /** Whether somebody is likely to be left out who has a place to go to. */
  public boolean leavesAnybodyOut() {
    return leftOut >= NOBODY;
  }

  /** Cost of one more placement at the unit. */
  double at(int unit) {
    return price[unit];
  }

  /** How many placements would come to the unit. */
  double visitors(int unit) {
    return visitors[unit];
  }

  /** Divides each placement among its cheapest places at the present prices (a logit choice). */
  private void spreadVisitors() {
    PlacementChoices choices = program.choices;
    double[] priceOf = new double[program.groups.size()];
    Arrays.setAll(priceOf, g -> price[program.groups.get(g).unit()]);
    double[] atGroup = new double[priceOf.length];
    double[] shares = new double[256];
    leftOut = 0;
    for (int i = 0; i < program.placementRow.length; i++) {
      int first = choices.first(i);
      int count = choices.end(i) - first;
      if (count == 0) {
        continue;
      }
      double nowhere = nowhereCost(i);
      double least = nowhere;
      for (int k = first; k < first + count; k++) {
        least = Math.min(least, choiceCost(k) + priceOf[choices.group(k)]);
      }
      if (count > shares.length) {
        shares = new double[2 * count];
      }
      // To have no place counts as often as there are places: many that are alike draw no more
      // together than one of them would.
      double nowhereShare = count * share(nowhere - least);
      double sum = nowhereShare;
      for (int k = 0; k < count; k++) {
        shares[k] = share(choiceCost(first + k) + priceOf[choices.group(first + k)] - least);
        sum += shares[k];
      }
      leftOut += nowhereShare / sum;
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

  private double choiceCost(int choice) {
    return objective == Objective.SOFT ? program.choices.cost(choice) : 0;
  }

  private double nowhereCost(int placement) {
    return objective == Objective.SOFT
        ? Double.POSITIVE_INFINITY
        : program.program.cost(Objective.MEDIUM, program.unplacedColumn[placement]);
  }

  /** How a place that is so much dearer than the cheapest draws, against 1 for that. */
  private double share(double above) {
    return above > WIDEST * spread ? 0 : Math.exp(-above / spread);
  }

  /**
   * What the last of so many placements costs at a unit: interpolated between whole numbers, and
   * rising steeply beyond the last seat.
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
