package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.bound.PlacementProgram.Calendar;
import org.platsa.solver.constraint.ConstraintId;

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

  /** A price changes by no more than this in the first round, and by less and less later. */
  private static final double LONGEST_STEP = 60;

  /** Soft cost by which a place must be dearer than another to get a third of its visitors. */
  private static final double SPREAD = 25;

  private final PlacementProgram program;

  /** By unit: soft cost of each further placement, rising. */
  private final double[][] marginal;

  private final double[] price;
  private final double[] visitors;

  CrowdingGuess(PlacementProgram program, Deadline deadline) {
    this.program = program;
    marginal = marginalCosts();
    price = new double[marginal.length];
    visitors = new double[marginal.length];
    for (int unit = 0; unit < price.length; unit++) {
      price[unit] = marginal[unit].length == 0 ? 0 : marginal[unit][marginal[unit].length / 2];
    }
    for (int round = 0; round < ROUNDS && !deadline.isOver(); round++) {
      spreadVisitors();
      for (int unit = 0; unit < price.length; unit++) {
        double longest = LONGEST_STEP / (1 + round / 5.0);
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

  private double[][] marginalCosts() {
    IndexedProblem problem = program.problem;
    SeatRules rules = new SeatRules(problem);
    long rotation = rules.weight(ConstraintId.SUPERVISOR_ROTATION);
    double spread = rules.weight(ConstraintId.UNIT_SPREAD);
    List<List<Double>> costs = new ArrayList<>();
    int[] pinned = new int[problem.units.size()];
    problem.units.forEach(unit -> costs.add(new ArrayList<>()));
    for (Calendar calendar : program.calendars) {
      SupervisorClass who = calendar.who;
      pinned[who.unit()] += who.pins().size();
      int before = who.pins().size() + who.recent();
      for (int n = 0; calendar.network != null && n < who.free(); n++) {
        double more = rotation * (2.0 * (before + n) + 1);
        who.members().forEach(member -> costs.get(who.unit()).add(more));
      }
    }
    double[][] marginal = new double[costs.size()][];
    for (int unit = 0; unit < marginal.length; unit++) {
      double[] own = costs.get(unit).stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double perTrained = spread / Math.max(1, problem.trained[unit]);
      for (int n = 0; n < own.length; n++) {
        own[n] += perTrained * (2.0 * (pinned[unit] + n) + 1);
      }
      marginal[unit] = own;
    }
    return marginal;
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
        shares[k] = above > 6 * SPREAD ? 0 : Math.exp(-above / SPREAD);
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
        : steepest + 60 * (at - (costs.length - 1));
  }
}
