package org.platsa.api.run;

import org.platsa.solver.solve.StopReason;

/** How an attempt at a run came to its end (<i>försökets slut</i>). */
sealed interface Ending {
  /** The search ended at one of its limits, or for want of anything better. */
  record Completed(StopReason reason) implements Ending {}

  /** The attempt was told to end before that. */
  record BrokenOff(Lease.Cause cause) implements Ending {}

  /** Something went wrong, which counts against the run. */
  record Failed(Fault fault) implements Ending {}
}
