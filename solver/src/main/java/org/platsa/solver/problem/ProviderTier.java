package org.platsa.solver.problem;

/** A provider's standing in the local college (<i>Vård- och omsorgscollege</i>): its priority. */
public enum ProviderTier {
  /** Certified member (<i>certifierad</i>). */
  COLLEGE_MEMBER,
  /** On trial (<i>provcertifierad</i>), with a small guaranteed share. */
  TRIAL,
  /** Any other provider (<i>övrig</i>). */
  OTHER
}
