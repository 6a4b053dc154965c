/**
 * What searches begin with: the given plan, everybody placed greedily, chains of moves that free a
 * place, and the rounded relaxation.
 */
@NullMarked
package org.platsa.solver.solve.start;

import org.jspecify.annotations.NullMarked;
