/** Who asks and whose data it is, new ids, and what is kept of secrets. */
@NullMarked
package org.platsa.api.identity;

import org.jspecify.annotations.NullMarked;
