/** The education provider's pages: what it was sent, and what it answers. */
@NullMarked
package org.platsa.api.page.provider;

import org.jspecify.annotations.NullMarked;
