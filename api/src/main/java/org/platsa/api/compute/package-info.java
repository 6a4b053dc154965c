/** Work that takes the cores: parsing, checking, explaining, exporting, each in its turn. */
@NullMarked
package org.platsa.api.compute;

import org.jspecify.annotations.NullMarked;
