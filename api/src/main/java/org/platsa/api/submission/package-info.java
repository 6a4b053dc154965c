/** Problems come in: read, checked, stored. */
@NullMarked
package org.platsa.api.submission;

import org.jspecify.annotations.NullMarked;
