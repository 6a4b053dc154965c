/** An OpenID Connect issuer for tests, outside of what the service scans. */
@NullMarked
package org.platsa.issuer;

import org.jspecify.annotations.NullMarked;
