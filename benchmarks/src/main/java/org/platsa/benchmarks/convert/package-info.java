/**
 * Published instances of other people's formats as problems, and what a plan is worth by the
 * published objective.
 */
@NullMarked
package org.platsa.benchmarks.convert;

import org.jspecify.annotations.NullMarked;
