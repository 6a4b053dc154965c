package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.rule.SharedRules;

/**
 * What each further placement at a unit costs besides its own costs (<i>stigande kostnader</i>):
 * its supervisors' rotation and the unit's spread. Which weeks and kinds fit together is left out,
 * so it is an estimate.
 */
public final class RisingUnitCosts {
  /** By unit: soft costs in rising order, one for each placement that its supervisors may have. */
  public final double[][] rising;

  /** Works them out for every unit. */
  public RisingUnitCosts(PlacementProgram program) {
    IndexedProblem problem = program.problem;
    PlaceCosts rules = new PlaceCosts(problem);
    long rotation = rules.weight(ConstraintId.SUPERVISOR_ROTATION);
    long spread = rules.weight(ConstraintId.UNIT_SPREAD);
    List<List<Double>> costs = new ArrayList<>();
    int[] pinned = new int[problem.units.size()];
    problem.units.forEach(unit -> costs.add(new ArrayList<>()));
    for (Calendar calendar : program.calendars) {
      SupervisorClass who = calendar.who;
      pinned[who.unit()] += who.pins().size();
      for (int n = 0; calendar.network != null && n < who.free(); n++) {
        double more =
            (double) rotation * SharedRules.rotationOfOneMore(who.pins().size() + n, who.recent());
        who.members().forEach(member -> costs.get(who.unit()).add(more));
      }
    }
    rising = new double[costs.size()][];
    for (int unit = 0; unit < rising.length; unit++) {
      double[] own = costs.get(unit).stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int trained = problem.index.trainedSupervisors(unit);
      for (int n = 0; n < own.length; n++) {
        own[n] += SharedRules.spreadOfOneMore(spread, pinned[unit] + n, trained);
      }
      rising[unit] = own;
    }
  }

  /**
   * By unit: about how many placements fit into the term besides the pinned ones, as its
   * supervisors' limits and its own room allow.
   */
  public static int[] seats(PlacementProgram program) {
    IndexedProblem problem = program.problem;
    long[] seats = new long[problem.units.size()];
    int[] rounds = new int[seats.length];
    for (Calendar calendar : program.calendars) {
      SupervisorClass who = calendar.who;
      if (calendar.network != null) {
        int times = mostInTurn(problem, who.available());
        long each = Math.min(who.free(), (long) times * who.maxSimultaneous());
        seats[who.unit()] += each * who.size();
        rounds[who.unit()] = Math.max(rounds[who.unit()], times);
      }
    }
    int[] within = new int[seats.length];
    for (int unit = 0; unit < within.length; unit++) {
      long room = (long) problem.units.get(unit).maxTrainees() * rounds[unit];
      within[unit] = (int) Math.min(Math.min(seats[unit], room), problem.placements.size());
    }
    return within;
  }

  /**
   * How many of these periods can follow one another without overlap. Always taking the one that
   * ends first gives the most (interval scheduling).
   */
  private static int mostInTurn(IndexedProblem problem, BitSet periods) {
    int[] byEnd =
        periods.stream()
            .boxed()
            .sorted(Comparator.comparingInt(period -> problem.endWeek[period]))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = 0;
    int free = 0;
    for (int period : byEnd) {
      if (problem.firstWeek[period] >= free) {
        count++;
        free = problem.endWeek[period];
      }
    }
    return count;
  }
}
