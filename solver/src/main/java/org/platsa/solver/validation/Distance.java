package org.platsa.solver.validation;

import org.platsa.solver.problem.Location;
import org.platsa.solver.rule.TravelTimes;

/** Compares great-circle distances. */
final class Distance {
  private static final double KM_PER_DEGREE = Math.toRadians(TravelTimes.EARTH_RADIUS_KM);

  private Distance() {}

  /**
   * Whether two places are so near. Looks at latitudes first, which is all that most pairs need.
   */
  static boolean isWithin(double km, Location a, Location b) {
    return Math.abs(a.lat() - b.lat()) * KM_PER_DEGREE <= km && TravelTimes.distanceKm(a, b) <= km;
  }
}
