/** What the service's tests share. */
@NullMarked
package org.platsa.api.support;

import org.jspecify.annotations.NullMarked;
