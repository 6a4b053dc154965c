package org.platsa.solver.bound;

/**
 * Where an exact solution may put placements (<i>tillåtna platser</i>), besides what the rules say:
 * the best plan with only these is found sooner, and is not the best of all.
 */
@FunctionalInterface
public interface AllowedPlaces {
  /** Whatever the rules allow. */
  AllowedPlaces ALL = (placementId, unitId, periodId) -> true;

  /** Whether a placement may be at a unit in a period. */
  boolean allows(String placementId, String unitId, String periodId);
}
