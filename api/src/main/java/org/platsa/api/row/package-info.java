/** Rows of a term's data that are changed one by one in forms. */
@NullMarked
package org.platsa.api.row;

import org.jspecify.annotations.NullMarked;
