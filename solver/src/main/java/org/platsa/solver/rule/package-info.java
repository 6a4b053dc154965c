/**
 * The arithmetic of the rules (<i>reglernas aritmetik</i>), without Timefold: the one place where
 * everybody who plans, bounds or explains takes it from. Only the checker, which judges them all,
 * has its own.
 */
@NullMarked
package org.platsa.solver.rule;

import org.jspecify.annotations.NullMarked;
