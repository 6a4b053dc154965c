/** Who did what and when: recorded, searched, exported. */
@NullMarked
package org.platsa.api.audit;

import org.jspecify.annotations.NullMarked;
