/** The pages on which a coordinator works in a term. */
@NullMarked
package org.platsa.api.page.term;

import org.jspecify.annotations.NullMarked;
