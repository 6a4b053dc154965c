package org.platsa.solver.solve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/**
 * A better plan than all before it (<i>förbättring</i>).
 *
 * @param plan the plan
 * @param cost what it costs
 * @param bound what no plan can undercut, as far as it is known by now; null if nothing is
 * @param elapsed since the search began
 * @param scoreEvaluations plans scored so far, in all threads; approximate while they run
 */
public record Improvement(
    PlacementPlan plan,
    Cost cost,
    @Nullable Bound bound,
    Duration elapsed,
    long scoreEvaluations) {}
