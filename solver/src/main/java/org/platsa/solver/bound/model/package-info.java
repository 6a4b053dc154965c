/** Turns a problem into the exact program, and plans into values of its columns and back. */
@NullMarked
package org.platsa.solver.bound.model;

import org.jspecify.annotations.NullMarked;
