/** What the service can be told to do differently. */
@NullMarked
package org.platsa.api.settings;

import org.jspecify.annotations.NullMarked;
