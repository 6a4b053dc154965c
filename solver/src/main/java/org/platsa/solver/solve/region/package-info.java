/** Which placements of a large problem are searched together, and the problem that they make. */
@NullMarked
package org.platsa.solver.solve.region;

import org.jspecify.annotations.NullMarked;
