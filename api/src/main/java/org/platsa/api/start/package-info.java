/** What a start waits for, and how that is told. */
@NullMarked
package org.platsa.api.start;

import org.jspecify.annotations.NullMarked;
