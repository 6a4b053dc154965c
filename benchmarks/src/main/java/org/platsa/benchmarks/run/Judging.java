package org.platsa.benchmarks.run;

import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;

/** Lets the checker judge what methods say (<i>granskning</i>). */
final class Judging {
  private Judging() {}

  /**
   * The checker's judgement.
   *
   * @throws IllegalStateException if it differs from the cost that was stated: then no measurement
   *     is worth anything
   */
  static Judgement requireSame(Problem problem, PlacementPlan plan, Cost stated) {
    Judgement judgement = new PlanChecker(problem).judge(plan);
    if (!judgement.cost().equals(stated)) {
      throw new IllegalStateException(
          "the method says %s and the checker %s".formatted(stated, judgement.cost()));
    }
    return judgement;
  }
}
