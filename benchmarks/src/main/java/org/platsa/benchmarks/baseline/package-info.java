/**
 * What Platsa is measured against, each from problem to plan: a coordinator's way by hand, stock
 * local search, the exact program and its bound.
 */
@NullMarked
package org.platsa.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
