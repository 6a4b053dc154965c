/** Revisions as programs make them. */
@NullMarked
package org.platsa.api.revision;

import org.jspecify.annotations.NullMarked;
