package org.platsa.solver.constraint;

/** How much a rule matters (<i>nivå</i>): a higher level always goes before a lower one. */
public enum ConstraintLevel {
  /** Must hold (<i>krav</i>). */
  HARD,
  /** Who gets a place at all (<i>platstilldelning</i>). */
  MEDIUM,
  /** What makes a plan good (<i>önskemål</i>). */
  SOFT;

  /** Lower case, as in documents. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
