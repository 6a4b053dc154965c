package org.platsa.api.identity;

/** What a person may be in a department (<i>roll</i>). */
public enum Role {
  /** Users, service accounts, settings and audit; no students (<i>administratör</i>). */
  ADMIN,
  /** Everything of the department (<i>praktiksamordnare</i>). */
  COORDINATOR,
  /** The own units: their weeks, supervisors and trainees (<i>enhetschef</i>). */
  UNIT_MANAGER,
  /** An education provider's own proposals, alone with no other role (<i>utbildare</i>). */
  PROVIDER,
  /** Key figures and benchmark results; no student, no named supervisor (<i>analytiker</i>). */
  ANALYST
}
