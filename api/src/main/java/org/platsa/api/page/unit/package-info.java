/** The unit manager's page: who comes. */
@NullMarked
package org.platsa.api.page.unit;

import org.jspecify.annotations.NullMarked;
