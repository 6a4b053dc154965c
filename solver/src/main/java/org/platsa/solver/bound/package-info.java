/**
 * The exact program of the whole model and its relaxation (<i>undre gräns</i>): a proven lower
 * bound on the cost of every plan, and an exact method. Here is what others call, and the order of
 * the levels; the parts are in the packages below.
 */
@NullMarked
package org.platsa.solver.bound;

import org.jspecify.annotations.NullMarked;
