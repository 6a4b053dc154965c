/** Who may do what: one table. */
@NullMarked
package org.platsa.api.access;

import org.jspecify.annotations.NullMarked;
