/** What education providers are shown of a plan, version by version, and what they answered. */
@NullMarked
package org.platsa.api.publication;

import org.jspecify.annotations.NullMarked;
