/** Requests that come twice are done once. */
@NullMarked
package org.platsa.api.idempotency;

import org.jspecify.annotations.NullMarked;
