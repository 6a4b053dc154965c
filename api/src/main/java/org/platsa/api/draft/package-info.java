/** Plans made by hand, with undo. */
@NullMarked
package org.platsa.api.draft;

import org.jspecify.annotations.NullMarked;
