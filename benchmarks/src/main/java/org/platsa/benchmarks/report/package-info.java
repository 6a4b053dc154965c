/** Tables and charts, made from raw results alone. */
@NullMarked
package org.platsa.benchmarks.report;

import org.jspecify.annotations.NullMarked;
