/**
 * Starts Platsa on a Java that is new enough. Compiled for Java 11, so that it can say what is
 * missing where the rest could not even be loaded.
 */
@NullMarked
package org.platsa.benchmarks.launch;

import org.jspecify.annotations.NullMarked;
