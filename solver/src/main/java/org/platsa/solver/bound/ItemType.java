package org.platsa.solver.bound;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;

/**
 * What a supervisor's calendar sees of a placement (<i>slag av placering</i>).
 *
 * @param period by position
 * @param kind null where it makes no difference: with a supervisor who has one trainee at a time
 * @param pairing whether the student may be paired
 * @param intensity percent of full time
 */
record ItemType(int period, @Nullable PlacementKind kind, boolean pairing, int intensity) {
  static ItemType of(Placement placement, int period) {
    return new ItemType(period, placement.kind(), placement.peerLearning(), placement.intensity());
  }

  /** The same to a supervisor who has one trainee at a time, whoever it is. */
  ItemType plain() {
    return new ItemType(period, null, false, 100);
  }
}
