@NullMarked
package org.platsa.solver.solve.start;

import org.jspecify.annotations.NullMarked;
