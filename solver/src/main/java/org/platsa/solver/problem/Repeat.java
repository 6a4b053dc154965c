package org.platsa.solver.problem;

/** What a student may do more than once in the term (<i>upprepning</i>). */
public enum Repeat {
  /** Anything; the same as saying nothing. */
  ALLOWED,
  /** No unit twice. */
  NOT_UNIT,
  /** No kind of unit twice, and so no unit either. */
  NOT_UNIT_KIND
}
