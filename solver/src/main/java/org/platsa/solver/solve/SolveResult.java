package org.platsa.solver.solve;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/**
 * What a search gave (<i>sökresultat</i>).
 *
 * @param plan the best plan
 * @param cost what it costs
 * @param bound what no plan can undercut; null if none was had in time
 * @param reason why the search ended
 * @param elapsed how long it took
 * @param scoreEvaluations plans scored, in all threads
 */
public record SolveResult(
    PlacementPlan plan,
    Cost cost,
    @Nullable Bound bound,
    StopReason reason,
    Duration elapsed,
    long scoreEvaluations) {}
