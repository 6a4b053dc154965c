package org.platsa.solver.bound;

import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Student;

/** The estimated travel time where the problem knows none, as the rules define it. */
final class TravelMinutes {
  private static final double EARTH_RADIUS_KM = 6371.0;
  private static final double DETOUR = 1.3;

  private TravelMinutes() {}

  /** Minutes one way, rounded. */
  static int estimate(Student student, Location to) {
    double km = DETOUR * greatCircleKm(student.home(), to);
    return (int)
        Math.round(
            switch (student.transport()) {
              case PUBLIC -> 10 + 2.6 * km;
              case CAR -> 4 + 1.2 * km;
              case BICYCLE -> 2 + 3.6 * km;
              case WALK -> 12 * km;
            });
  }

  private static double greatCircleKm(Location a, Location b) {
    double latA = Math.toRadians(a.lat());
    double latB = Math.toRadians(b.lat());
    double north = Math.sin((latB - latA) / 2);
    double east = Math.sin(Math.toRadians(b.lon() - a.lon()) / 2);
    double h = north * north + Math.cos(latA) * Math.cos(latB) * east * east;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
