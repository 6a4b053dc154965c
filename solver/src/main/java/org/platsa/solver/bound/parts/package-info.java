/**
 * The relaxation of a large program, part by part: units are cut into parts, and one part after the
 * other gets the best prices for its rows while the others keep theirs.
 */
@NullMarked
package org.platsa.solver.bound.parts;

import org.jspecify.annotations.NullMarked;
