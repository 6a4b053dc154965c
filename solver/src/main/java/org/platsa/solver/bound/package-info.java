/**
 * The exact program of the whole model and its relaxation (<i>undre gräns</i>): a proven lower
 * bound on the cost of every plan, and an exact method. The only user of OR-Tools.
 */
@NullMarked
package org.platsa.solver.bound;

import org.jspecify.annotations.NullMarked;
