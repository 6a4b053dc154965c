/** Whose data it is, and new ids. */
@NullMarked
package org.platsa.api.identity;

import org.jspecify.annotations.NullMarked;
