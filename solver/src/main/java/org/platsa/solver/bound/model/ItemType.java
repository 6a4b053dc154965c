package org.platsa.solver.bound.model;

import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;

/**
 * What a supervisor's calendar sees of a placement (<i>slag av placering</i>).
 *
 * @param period by position
 * @param kind APL stands for all where it makes no difference
 * @param pairing whether the student may be paired
 * @param intensity percent of full time
 */
public record ItemType(int period, PlacementKind kind, boolean pairing, int intensity) {
  public static ItemType of(Placement placement, int period) {
    return new ItemType(period, placement.kind(), placement.peerLearning(), placement.intensity());
  }

  /** The same to a supervisor whose trainees do not learn from each other, whoever they are. */
  public ItemType plain() {
    return new ItemType(period, PlacementKind.APL, false, intensity);
  }
}
