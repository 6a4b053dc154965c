/** Platsa on the command line: generates, solves, checks and explains documents. */
@NullMarked
package org.platsa.benchmarks;

import org.jspecify.annotations.NullMarked;
