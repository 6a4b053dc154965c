package org.platsa.solver.rule;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;

/**
 * Those who are with one supervisor in one week (<i>handledarens vecka</i>), added up one by one,
 * and what they break together.
 */
public final class SupervisorWeek {
  private int trainees;
  private int intensity;
  private boolean alike = true;
  private @Nullable PlacementKind kind;

  /**
   * One more.
   *
   * @param percent of full time
   */
  public void add(PlacementKind ofKind, boolean mayPair, int percent) {
    alike &= mayPair && (kind == null || kind == ofKind);
    kind = ofKind;
    trainees++;
    intensity += percent;
  }

  /** Rule supervisorCapacity: full-time trainees too many, each started one. */
  public int capacityExcess(int maxSimultaneous) {
    return Math.ceilDiv(
        Math.max(0, intensity - Placement.FULL_TIME * maxSimultaneous), Placement.FULL_TIME);
  }

  /**
   * Rule supervisorMix: whether two or more are too much company for each other. They are not when
   * there is never more than one at a time, or when they learn from each other as peers.
   */
  public boolean isMixed(boolean peerLearningUnit) {
    return trainees > 1 && intensity > Placement.FULL_TIME && !(peerLearningUnit && alike);
  }

  /** What both rules cost together. */
  public int breaches(int maxSimultaneous, boolean peerLearningUnit) {
    return capacityExcess(maxSimultaneous) + (isMixed(peerLearningUnit) ? 1 : 0);
  }
}
