package org.platsa.solver.validation;

import org.platsa.solver.problem.Location;

/** Great-circle distances, by the haversine formula. */
final class Distance {
  private static final double EARTH_RADIUS_KM = 6371.0;

  private static final double KM_PER_DEGREE = Math.toRadians(EARTH_RADIUS_KM);

  private Distance() {}

  /** Asks the latitudes first, which is all that most pairs need. */
  static boolean isWithin(double km, Location a, Location b) {
    return Math.abs(a.lat() - b.lat()) * KM_PER_DEGREE <= km && km(a, b) <= km;
  }

  static double km(Location a, Location b) {
    double lat1 = Math.toRadians(a.lat());
    double lat2 = Math.toRadians(b.lat());
    double sinLat = Math.sin((lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
    double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
