/**
 * Every rule once more, recomputed from problem and plan in plain Java. Written apart from the
 * constraint streams on purpose: tests hold the two equal.
 */
@NullMarked
package org.platsa.solver.check;

import org.jspecify.annotations.NullMarked;
