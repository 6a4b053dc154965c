package org.platsa.solver.bound.model;

import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;

/**
 * What a supervisor's calendar sees of a placement (<i>slag av praktikant</i>): placements of one
 * type are alike to it.
 *
 * @param period by position
 * @param kind what the placement is for; where that makes no difference, APL for all
 * @param pairing whether the student may be paired; where that makes no difference, false for all
 * @param intensity percent of full time
 */
public record TraineeType(int period, PlacementKind kind, boolean pairing, int intensity) {
  /** The type of a placement in a period. */
  public static TraineeType of(Placement placement, int period) {
    return new TraineeType(
        period, placement.kind(), placement.peerLearning(), placement.intensity());
  }

  /** The type that is left where kind and pairing make no difference. */
  public TraineeType plain() {
    return new TraineeType(period, PlacementKind.APL, false, intensity);
  }
}
