/** The first page after sign-in. */
@NullMarked
package org.platsa.api.page.home;

import org.jspecify.annotations.NullMarked;
