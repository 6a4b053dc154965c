/**
 * Every rule once more (<i>granskning av planer</i>), computed from problem and plan in plain Java.
 * Written without a look at {@code rule} and the constraint streams on purpose: tests hold the two
 * equal.
 */
@NullMarked
package org.platsa.solver.check;

import org.jspecify.annotations.NullMarked;
