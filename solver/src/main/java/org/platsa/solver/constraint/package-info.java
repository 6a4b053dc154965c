/** The table of all rules, which every part of Platsa reads: ids, levels, weights and words. */
@NullMarked
package org.platsa.solver.constraint;

import org.jspecify.annotations.NullMarked;
