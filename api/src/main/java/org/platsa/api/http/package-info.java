/** How the service speaks HTTP, whatever it speaks of: headers, versions, formats. */
@NullMarked
package org.platsa.api.http;

import org.jspecify.annotations.NullMarked;
