/**
 * The mutable classes that Timefold plans with, and the only mapping between them and documents.
 * They never leave the solver module.
 */
@NullMarked
package org.platsa.solver.planning;

import org.jspecify.annotations.NullMarked;
