package org.platsa.solver.bound;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/**
 * What the exact method came to (<i>exakt resultat</i>).
 *
 * @param plan the best found, the start included if it could be used; null if none
 * @param cost its cost; null if there is no plan
 * @param bound the best proven; null if none in time
 */
public record ExactResult(
    @Nullable PlacementPlan plan, @Nullable Cost cost, @Nullable Bound bound) {
  /** Whether the plan is proven to be the best there is. */
  public boolean isOptimal() {
    return bound != null && bound.optimal();
  }
}
