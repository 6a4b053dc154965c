@NullMarked
package org.platsa.solver.solve.move;

import org.jspecify.annotations.NullMarked;
