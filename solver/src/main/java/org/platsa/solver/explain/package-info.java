/**
 * Why a plan is as it is (<i>förklaring</i>): costs by rule, alternatives, reasons for no place,
 * remedies and recommendations, as data and as sentences. What anything costs is asked of the rules
 * and of the checker, never computed here.
 */
@NullMarked
package org.platsa.solver.explain;

import org.jspecify.annotations.NullMarked;
