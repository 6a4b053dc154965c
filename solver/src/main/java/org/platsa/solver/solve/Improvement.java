package org.platsa.solver.solve;

import java.time.Duration;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/**
 * A better plan than all before it (<i>förbättring</i>).
 *
 * @param plan the plan
 * @param cost what it costs
 * @param elapsed since the search began
 * @param scoreEvaluations plans scored so far, in all threads; approximate while they run
 */
public record Improvement(PlacementPlan plan, Cost cost, Duration elapsed, long scoreEvaluations) {}
