/** Whether there is room for what is asked for. */
@NullMarked
package org.platsa.api.capacity;

import org.jspecify.annotations.NullMarked;
