/** What several tests share. */
@NullMarked
package org.platsa.solver;

import org.jspecify.annotations.NullMarked;
