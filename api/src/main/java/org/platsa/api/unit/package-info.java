/** What a unit's manager sees of what was published: who comes, when and with whom. */
@NullMarked
package org.platsa.api.unit;

import org.jspecify.annotations.NullMarked;
