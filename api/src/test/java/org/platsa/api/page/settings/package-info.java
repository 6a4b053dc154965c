/** The page of what a department has decided, in a browser. */
@NullMarked
package org.platsa.api.page.settings;

import org.jspecify.annotations.NullMarked;
