package org.platsa.benchmarks.baseline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/**
 * What a method came to (<i>utfall</i>).
 *
 * @param plan the best plan; null if none in time
 * @param cost what the method says that it costs, to be held against the checker; null if no plan
 * @param improvements the way there, the earliest first
 * @param bound what it proved, if anything
 */
public record Outcome(
    @Nullable PlacementPlan plan,
    @Nullable Cost cost,
    List<Step> improvements,
    @Nullable Bound bound) {
  public Outcome {
    improvements = List.copyOf(improvements);
    if ((plan == null) != (cost == null)) {
      throw new IllegalArgumentException("a plan and its cost come together");
    }
  }
}
