@NullMarked
package org.platsa.solver.bound;

import org.jspecify.annotations.NullMarked;
