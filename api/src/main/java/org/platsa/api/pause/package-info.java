/** Pauses between tries. */
@NullMarked
package org.platsa.api.pause;

import org.jspecify.annotations.NullMarked;
