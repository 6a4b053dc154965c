/**
 * The search: configuration in Java, neighbourhoods, and the solver that the other modules call.
 */
@NullMarked
package org.platsa.solver.solve;

import org.jspecify.annotations.NullMarked;
