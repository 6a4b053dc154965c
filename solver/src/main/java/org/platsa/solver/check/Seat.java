package org.platsa.solver.check;

import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * A place, with the records that it is made of.
 *
 * @param minutes travel one way
 */
record Seat(Supervisor supervisor, Unit unit, Period period, int minutes) {}
