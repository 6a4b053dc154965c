package org.platsa.api.cancellation;

import org.platsa.solver.problem.PlacementKind;

/**
 * What came of the places that a provider was given in earlier terms (<i>nyttjade platser</i>).
 *
 * @param providerId whose
 * @param kind what kind of placement
 * @param offered placements that were told a place, 0 or more
 * @param used of them those that were not declined, withdrawn or taken away in the end
 */
public record PlaceUse(String providerId, PlacementKind kind, int offered, int used) {
  public PlaceUse {
    if (used < 0 || used > offered) {
      throw new IllegalArgumentException(used + " of " + offered + " places cannot be used");
    }
  }
}
