package org.platsa.solver.problem;

/** How a student travels (<i>färdsätt</i>). */
public enum Transport {
  /** Public transport (<i>kollektivtrafik</i>). */
  PUBLIC,
  /** Car (<i>bil</i>). */
  CAR,
  /** Bicycle (<i>cykel</i>). */
  BICYCLE,
  /** On foot (<i>till fots</i>). */
  WALK
}
