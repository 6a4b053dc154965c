/** The table of rules that every part of Platsa reads: ids, levels, weights and words. */
@NullMarked
package org.platsa.solver.constraint;

import org.jspecify.annotations.NullMarked;
