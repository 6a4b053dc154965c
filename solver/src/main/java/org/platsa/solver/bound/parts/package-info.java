/** The relaxation of a large program, part by part. */
@NullMarked
package org.platsa.solver.bound.parts;

import org.jspecify.annotations.NullMarked;
