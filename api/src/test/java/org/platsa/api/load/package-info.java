/** Measures the pages in a real browser. No build does; {@code api/load/board.sh} does. */
@NullMarked
package org.platsa.api.load;

import org.jspecify.annotations.NullMarked;
