/** The page of terms that are to be deleted, in a browser. */
@NullMarked
package org.platsa.api.page.retention;

import org.jspecify.annotations.NullMarked;
