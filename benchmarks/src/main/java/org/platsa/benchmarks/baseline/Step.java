package org.platsa.benchmarks.baseline;

import org.platsa.solver.plan.Cost;

/**
 * A better plan and when it was there (<i>förbättring</i>).
 *
 * @param ms milliseconds since the method was called, its own preparations included
 * @param cost what the plan costs, by the method's own account
 */
public record Step(long ms, Cost cost) {}
