/**
 * What a search may change (<i>omplaceringar</i>): where each placement can go, whether there is
 * room, and moves that break no hard rule.
 */
@NullMarked
package org.platsa.solver.solve.move;

import org.jspecify.annotations.NullMarked;
