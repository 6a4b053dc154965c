package org.platsa.solver.problem;

/** A supervisor's training (<i>handledarutbildning</i>). */
public enum Training {
  /** No supervisor training: may take PRAO only. */
  NONE,
  /** <i>Handledare steg 1–2</i>: what an APL student's supervisor must have. */
  STEP_1_2,
  /** <i>Handledare steg 3</i>: also coaches the other supervisors. */
  STEP_3;

  /** Whether this counts as trained: every step but none. */
  public boolean isTrained() {
    return this != NONE;
  }
}
