/** How people sign in, and how a request is known to be theirs. */
@NullMarked
package org.platsa.api.signin;

import org.jspecify.annotations.NullMarked;
