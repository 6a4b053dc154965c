/**
 * Why a plan is as it is: costs by rule, alternatives, reasons for no place and recommendations, as
 * data and as sentences. What anything costs is asked of the rules, never computed here.
 */
@NullMarked
package org.platsa.solver.explain;

import org.jspecify.annotations.NullMarked;
