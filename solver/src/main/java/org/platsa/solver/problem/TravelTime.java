package org.platsa.solver.problem;

/**
 * A known travel time (<i>restid</i>), used instead of the estimate.
 *
 * @param studentId who travels
 * @param unitId where to
 * @param minutes one way, 0 to 1,440
 */
public record TravelTime(String studentId, String unitId, int minutes) {
  public TravelTime {
    Invariants.id("studentId", studentId);
    Invariants.id("unitId", unitId);
    Invariants.within("minutes", minutes, 0, 1_440);
  }
}
