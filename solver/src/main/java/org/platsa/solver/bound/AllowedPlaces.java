package org.platsa.solver.bound;

/**
 * Where an exact solution may put placements (<i>tillåtna platser</i>), besides what the rules say.
 * With few places the best plan among them is found sooner; it need not be the best of all.
 */
@FunctionalInterface
public interface AllowedPlaces {
  /** Every place that the rules allow. */
  AllowedPlaces ALL = (placementId, unitId, periodId) -> true;

  /** Whether a placement may be at a unit in a period. */
  boolean allows(String placementId, String unitId, String periodId);
}
