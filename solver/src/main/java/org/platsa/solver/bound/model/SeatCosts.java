package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.constraint.ConstraintId;

/**
 * What each further placement costs at a unit besides its own costs (<i>stigande kostnader</i>):
 * its supervisors' rotation and its share of the load, weeks and kinds left out.
 */
public final class SeatCosts {
  /** By unit: rising soft costs, one for each placement that its supervisors may have. */
  public final double[][] rising;

  public SeatCosts(PlacementProgram program) {
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
    rising = new double[costs.size()][];
    for (int unit = 0; unit < rising.length; unit++) {
      double[] own = costs.get(unit).stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double perTrained = spread / Math.max(1, problem.index.trainedSupervisors(unit));
      for (int n = 0; n < own.length; n++) {
        own[n] += perTrained * (2.0 * (pinned[unit] + n) + 1);
      }
      rising[unit] = own;
    }
  }
}
