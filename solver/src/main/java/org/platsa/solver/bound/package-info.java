/**
 * The exact program of the whole model and its relaxation (<i>undre gräns</i>): a proven lower
 * bound on the cost of every plan, and an exact method. This package has what others call and the
 * order of the two levels; {@code model} writes the program, {@code lp} solves it, {@code parts}
 * relaxes a large one part by part. How and why: docs/decisions/0006-exact-program.md.
 */
@NullMarked
package org.platsa.solver.bound;

import org.jspecify.annotations.NullMarked;
