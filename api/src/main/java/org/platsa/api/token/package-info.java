/** Service accounts and their tokens: how systems sign in. */
@NullMarked
package org.platsa.api.token;

import org.jspecify.annotations.NullMarked;
