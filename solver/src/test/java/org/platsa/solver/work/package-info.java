@NullMarked
package org.platsa.solver.work;

import org.jspecify.annotations.NullMarked;
