/** The one place that makes problem+json. */
@NullMarked
package org.platsa.api.error;

import org.jspecify.annotations.NullMarked;
