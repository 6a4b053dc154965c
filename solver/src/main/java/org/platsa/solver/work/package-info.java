/** How long work lets itself be stopped, and is done side by side. */
@NullMarked
package org.platsa.solver.work;

import org.jspecify.annotations.NullMarked;
