/** The service: everything that is not a feature's own. */
@NullMarked
package org.platsa.api;

import org.jspecify.annotations.NullMarked;
