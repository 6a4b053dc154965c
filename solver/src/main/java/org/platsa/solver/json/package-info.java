/** The one way in which documents are read from and written as JSON. */
@NullMarked
package org.platsa.solver.json;

import org.jspecify.annotations.NullMarked;
