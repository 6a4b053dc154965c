package org.platsa.solver.planning;

/**
 * A unit in a period, with whichever supervisor (<i>plats på en enhet</i>).
 *
 * @param unit where
 * @param period when
 */
public record UnitAndPeriod(PlanningUnit unit, PlanningPeriod period) {}
