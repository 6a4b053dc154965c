/** How long work is interrupted, and how tasks are done side by side. */
@NullMarked
package org.platsa.solver.work;

import org.jspecify.annotations.NullMarked;
