/** The coordinator's pages where a plan is published and the answers are seen to. */
@NullMarked
package org.platsa.api.page.publication;

import org.jspecify.annotations.NullMarked;
