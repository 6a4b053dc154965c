/** A term's reserve list: what its places are expected to come to, and who is held ready. */
@NullMarked
package org.platsa.api.reserve;

import org.jspecify.annotations.NullMarked;
