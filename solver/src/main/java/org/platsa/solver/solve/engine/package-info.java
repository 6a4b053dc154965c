/**
 * The only part of the search that knows Timefold's internals: its configuration, and annealing
 * over the project's own moves.
 */
@NullMarked
package org.platsa.solver.solve.engine;

import org.jspecify.annotations.NullMarked;
