/** How long work lets itself be stopped. */
@NullMarked
package org.platsa.solver.work;

import org.jspecify.annotations.NullMarked;
