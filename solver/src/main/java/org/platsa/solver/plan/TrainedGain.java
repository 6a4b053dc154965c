package org.platsa.solver.plan;

import java.util.List;

/**
 * What one more trained supervisor at a unit would give (<i>nästa utbildade handledare</i>), at
 * least: only a few placements move, to the supervisor and to the places that this makes free.
 *
 * @param unitId where
 * @param supervisorId who would be trained: one whom the problem has, or else the id of a new one
 * @param isNew whether the problem has no untrained supervisor with room there, so that a new one
 *     is reckoned with
 * @param newlyPlaced how many more have a place then
 * @param moves who would be somewhere else
 * @param difference what the plan then costs more than now, by the checker; below 0 where it is
 *     better
 */
public record TrainedGain(
    String unitId,
    String supervisorId,
    boolean isNew,
    int newlyPlaced,
    List<Assignment> moves,
    Difference difference) {
  public TrainedGain {
    moves = List.copyOf(moves);
  }
}
