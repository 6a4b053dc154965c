package org.platsa.solver.problem;

/** What a unit does (<i>verksamhetstyp</i>). */
public enum UnitKind {
  /** Care home (<i>vårdboende</i>). */
  CARE_HOME,
  /** Home care team (<i>hemtjänst</i>). */
  HOME_CARE,
  /** Group home for people with disabilities (<i>gruppbostad LSS</i>). */
  GROUP_HOME,
  /** Daily activity for people with disabilities (<i>daglig verksamhet</i>). */
  DAILY_ACTIVITY,
  /** Psychiatry in the municipality (<i>socialpsykiatri</i>). */
  PSYCHIATRY,
  /** Short-term care (<i>korttidsboende</i>). */
  SHORT_TERM_CARE
}
