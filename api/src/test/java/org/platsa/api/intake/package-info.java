@NullMarked
package org.platsa.api.intake;

import org.jspecify.annotations.NullMarked;
