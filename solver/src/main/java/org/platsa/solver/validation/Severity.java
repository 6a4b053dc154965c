package org.platsa.solver.validation;

/** How grave an issue is (<i>allvarlighetsgrad</i>). */
public enum Severity {
  /** The document is refused (<i>fel</i>). */
  ERROR,
  /** The document is taken, but somebody should look (<i>varning</i>). */
  WARNING
}
