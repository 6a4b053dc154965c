@NullMarked
package org.platsa.api.whatif;

import org.jspecify.annotations.NullMarked;
