/** Searches for plans, apart from the service that wants them. */
@NullMarked
package org.platsa.api.search;

import org.jspecify.annotations.NullMarked;
