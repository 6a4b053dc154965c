/** The audit log's page, in a browser. */
@NullMarked
package org.platsa.api.page.audit;

import org.jspecify.annotations.NullMarked;
