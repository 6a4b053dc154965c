/**
 * The search (<i>sökning</i>): the solver that the other modules call, its two strategies, which
 * are lists of stages, and the run that owns their threads and limits. Below it are where searches
 * begin, moves, regions, and what knows Timefold's internals. How and why:
 * docs/decisions/0008-search.md.
 */
@NullMarked
package org.platsa.solver.solve;

import org.jspecify.annotations.NullMarked;
