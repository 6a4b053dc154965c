/** Runs: queued, claimed, solved, stopped, recovered. */
@NullMarked
package org.platsa.api.run;

import org.jspecify.annotations.NullMarked;
