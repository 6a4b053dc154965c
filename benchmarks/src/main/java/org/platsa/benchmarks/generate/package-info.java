/**
 * Makes synthetic terms (<i>syntetiska terminer</i>), calibrated on published figures: the same
 * settings and seed give the same document, byte for byte.
 */
@NullMarked
package org.platsa.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
