package org.platsa.solver.problem;

/** What a placement is for (<i>praktikform</i>). */
public enum PlacementKind {
  /**
   * Workplace-based learning of upper secondary school (<i>arbetsplatsförlagt lärande, APL</i>).
   */
  APL,
  /** Work orientation of compulsory school (<i>praktisk arbetslivsorientering, PRAO</i>). */
  PRAO,
  /** Learning at work of a vocational college (<i>lärande i arbete, LIA</i>). */
  LIA,
  /** Apprenticeship (<i>lärling</i>), usually a year at 50 percent. */
  APPRENTICESHIP;

  /**
   * Whether the supervisor must have training: all kinds but PRAO. Source: the college agreement.
   */
  public boolean needsTrainedSupervisor() {
    return this != PRAO;
  }
}
