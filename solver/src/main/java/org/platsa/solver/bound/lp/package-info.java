/**
 * A program over whole numbers, kept apart from any solver, and the solvers of OR-Tools: the only
 * package that knows them.
 */
@NullMarked
package org.platsa.solver.bound.lp;

import org.jspecify.annotations.NullMarked;
