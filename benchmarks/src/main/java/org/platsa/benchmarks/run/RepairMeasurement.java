package org.platsa.benchmarks.run;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;

/**
 * A published plan of which something no longer holds, mended (<i>en reparation</i>). A plan counts
 * as repaired when it breaks no hard rule and its medium cost is the least that any plan of the
 * case came to: nobody is unplaced who need not be.
 *
 * @param time when it ended
 * @param context under what circumstances
 * @param instance of which problem
 * @param happened what no longer holds
 * @param id of the supervisor or placement that it happened to
 * @param seed of the random numbers, and of what happened to whom
 * @param limitSeconds the time the repair had
 * @param mustMove placements that cannot stay where they were published
 * @param firstMs milliseconds until the first repaired plan; null if there was none
 * @param firstMoved other placements that it moved; null if there was none
 * @param moved other placements that the last plan moved
 * @param cost the last plan's
 * @param costWithoutStability the same, but that nothing is counted for the moves
 * @param anewSeconds the time that a new solve had which may move everybody freely
 * @param anewCost what that plan costs, nothing counted for the moves
 * @param anewMoved other placements that it moved
 */
public record RepairMeasurement(
    String time,
    Context context,
    InstanceInfo instance,
    Event happened,
    String id,
    long seed,
    double limitSeconds,
    int mustMove,
    @Nullable Long firstMs,
    @Nullable Integer firstMoved,
    int moved,
    Cost cost,
    Cost costWithoutStability,
    double anewSeconds,
    Cost anewCost,
    int anewMoved)
    implements Measurement {
  /** What can happen to a published plan (<i>händelse</i>). */
  public enum Event {
    /** A supervisor with placements falls ill for the rest of the term. */
    SUPERVISOR_ILL,
    /** A placement is cancelled. */
    PLACEMENT_CANCELLED
  }
}
