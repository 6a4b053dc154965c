/**
 * Measures the pages in a real browser. Nothing here is a test; {@code api/load/board.sh} runs it.
 */
@NullMarked
package org.platsa.api.load;

import org.jspecify.annotations.NullMarked;
