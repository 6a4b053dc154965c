/**
 * Where searches begin: the given plan, everybody placed greedily, chains that free a place, and
 * the relaxation rounded.
 */
@NullMarked
package org.platsa.solver.solve.start;

import org.jspecify.annotations.NullMarked;
