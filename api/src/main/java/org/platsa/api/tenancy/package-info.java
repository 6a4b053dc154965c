/** Which tenant's rows a piece of work may see. */
@NullMarked
package org.platsa.api.tenancy;

import org.jspecify.annotations.NullMarked;
