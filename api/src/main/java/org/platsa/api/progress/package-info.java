/** Event streams, made from stored events. */
@NullMarked
package org.platsa.api.progress;

import org.jspecify.annotations.NullMarked;
