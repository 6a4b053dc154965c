/** The bytes of requests and answers, all together within one budget, and none too slow. */
@NullMarked
package org.platsa.api.body;

import org.jspecify.annotations.NullMarked;
