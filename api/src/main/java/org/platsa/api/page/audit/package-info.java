/** The page of the audit log. */
@NullMarked
package org.platsa.api.page.audit;

import org.jspecify.annotations.NullMarked;
