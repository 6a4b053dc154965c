package org.platsa.solver.rule;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;

/**
 * The trainees of one supervisor in one week (<i>handledarens vecka</i>), added one by one, and
 * which hard rules they break together.
 */
public final class SupervisorWeek {
  private int trainees;
  private int intensity;

  /** Whether all so far may be paired and are of one kind. */
  private boolean peers = true;

  private @Nullable PlacementKind kind;

  /**
   * Adds a trainee.
   *
   * @param percent of full time
   */
  public void add(PlacementKind ofKind, boolean mayPair, int percent) {
    peers &= mayPair && (kind == null || kind.equals(ofKind));
    kind = ofKind;
    trainees++;
    intensity += percent;
  }

  /** Rule supervisorCapacity: full-time trainees above the maximum, started ones counted whole. */
  public int capacityExcess(int maxSimultaneous) {
    return capacityExcess(intensity, maxSimultaneous);
  }

  /**
   * The same by the trainees' intensities alone.
   *
   * @param together the sum of their intensities, in percent
   */
  public static int capacityExcess(int together, int maxSimultaneous) {
    return Math.ceilDiv(
        Math.max(0, together - Placement.FULL_TIME * maxSimultaneous), Placement.FULL_TIME);
  }

  /**
   * Rule supervisorMix: whether two or more share the supervisor who may not. They may when they
   * are not more than full time together, so that one comes when the other has gone, or when they
   * learn from each other as peers.
   */
  public boolean isMixed(boolean peerLearningUnit) {
    return trainees > 1 && intensity > Placement.FULL_TIME && !(peerLearningUnit && peers);
  }

  /** Whether they break one of these rules: supervisorCapacity or supervisorMix. */
  public boolean isBroken(int maxSimultaneous, boolean peerLearningUnit) {
    return capacityExcess(maxSimultaneous) > 0 || isMixed(peerLearningUnit);
  }
}
