/**
 * Runs every method on the same instances under the same limits, one after the other, and appends
 * what came of it as raw results.
 */
@NullMarked
package org.platsa.benchmarks.run;

import org.jspecify.annotations.NullMarked;
