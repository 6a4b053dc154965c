package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A known travel time (<i>restid</i>), used instead of the estimate. One that no way can take, or
 * of a student or unit that is not there, does not count; of several for one way the first counts.
 *
 * @param studentId who travels
 * @param unitId where to
 * @param minutes one way, 0 to {@value #MOST_MINUTES}; up to a million in either direction is read
 */
public record TravelTime(String studentId, String unitId, int minutes) {
  /** The longest time that counts. */
  public static final int MOST_MINUTES = 1_440;

  private static final int READ = 1_000_000;

  public TravelTime {
    Invariants.id("studentId", studentId);
    Invariants.id("unitId", unitId);
    Invariants.within("minutes", minutes, -READ, READ);
  }

  /** Whether a way can take so long. */
  @JsonIgnore
  public boolean isPossible() {
    return minutes >= 0 && minutes <= MOST_MINUTES;
  }
}
