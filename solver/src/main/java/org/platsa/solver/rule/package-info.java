/**
 * The arithmetic of the rules (<i>reglernas aritmetik</i>), without Timefold. Whoever plans,
 * bounds, explains or warns takes it from here; only the checker has its own, so that each can be
 * held against the other. {@link org.platsa.solver.rule.LocalRule} is the table of the rules about
 * one placement alone; {@link org.platsa.solver.rule.SharedRules}, {@link
 * org.platsa.solver.rule.SupervisorWeek} and {@link org.platsa.solver.rule.StudentWeeks} have those
 * about several together.
 */
@NullMarked
package org.platsa.solver.rule;

import org.jspecify.annotations.NullMarked;
