/** Tests of what is kept of people, and for how long. */
@NullMarked
package org.platsa.api.privacy;

import org.jspecify.annotations.NullMarked;
