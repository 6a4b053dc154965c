/** What Platsa gives back: a plan, what it costs, its figures and its explanation. */
@NullMarked
package org.platsa.solver.plan;

import org.jspecify.annotations.NullMarked;
