package org.platsa.solver.solve;

import java.util.List;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/** What tests of the search have in common. */
final class Searches {
  private Searches() {}

  static Cost cost(Problem problem, PlacementPlan plan) {
    return new PlanChecker(problem).judge(plan).cost();
  }

  /** The hard cost that no plan can be without. */
  static long hardCostOfPins(Problem problem) {
    return cost(problem, new PlacementPlan(pinned(problem))).hard();
  }

  /** Where the pinned must be. */
  static List<Assignment> pinned(Problem problem) {
    return problem.placements().stream()
        .filter(Placement::isFixed)
        .map(Searches::assignment)
        .toList();
  }

  private static Assignment assignment(Placement placement) {
    var slot = placement.assignment();
    return slot == null
        ? new Assignment(placement.id(), null, null)
        : new Assignment(placement.id(), slot.supervisorId(), slot.periodId());
  }
}
