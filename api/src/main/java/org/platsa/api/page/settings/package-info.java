/** The page of what a department has decided. */
@NullMarked
package org.platsa.api.page.settings;

import org.jspecify.annotations.NullMarked;
