package org.platsa.solver.solve;

/** Why a search ended (<i>stopporsak</i>). */
public enum StopReason {
  /** Its time was up. */
  TIME_LIMIT,
  /** No better plan was found for the time it was given. */
  UNIMPROVED,
  /** It took as many steps as it was allowed. */
  STEP_LIMIT,
  /** Somebody stopped it. */
  STOPPED,
  /** The plan is proven to be the best there is, or the only one. */
  OPTIMAL,
  /** The plan costs nothing. */
  PERFECT
}
