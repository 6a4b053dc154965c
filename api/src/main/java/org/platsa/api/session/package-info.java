/** Sessions of people in browsers. */
@NullMarked
package org.platsa.api.session;

import org.jspecify.annotations.NullMarked;
