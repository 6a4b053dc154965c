/** The pages with a term's plan: why it is so, and changing it by hand. */
@NullMarked
package org.platsa.api.page.plan;

import org.jspecify.annotations.NullMarked;
