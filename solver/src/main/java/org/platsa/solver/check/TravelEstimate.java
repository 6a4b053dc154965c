package org.platsa.solver.check;

import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Transport;

/**
 * Estimates the travel from a student's home to a unit, which counts where the problem does not
 * know it. Source: docs/model.md.
 */
final class TravelEstimate {
  private static final double EARTH_RADIUS_KM = 6371.0;

  private TravelEstimate() {}

  /** Minutes one way, rounded. */
  static int minutes(Transport transport, Location from, Location to) {
    double d = 1.3 * greatCircleKm(from, to);
    double minutes =
        switch (transport) {
          case PUBLIC -> 10 + 2.6 * d;
          case CAR -> 4 + 1.2 * d;
          case BICYCLE -> 2 + 3.6 * d;
          case WALK -> 12 * d;
        };
    return (int) Math.round(minutes);
  }

  /** By the haversine formula. */
  private static double greatCircleKm(Location a, Location b) {
    double lat1 = Math.toRadians(a.lat());
    double lat2 = Math.toRadians(b.lat());
    double sinLat = Math.sin((lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
    double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
