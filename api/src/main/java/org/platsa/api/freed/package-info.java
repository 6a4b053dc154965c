/** Places that have become free, on offer to providers: first come, by tier, until a day. */
@NullMarked
package org.platsa.api.freed;

import org.jspecify.annotations.NullMarked;
