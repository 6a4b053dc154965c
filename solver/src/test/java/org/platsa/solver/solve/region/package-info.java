@NullMarked
package org.platsa.solver.solve.region;

import org.jspecify.annotations.NullMarked;
