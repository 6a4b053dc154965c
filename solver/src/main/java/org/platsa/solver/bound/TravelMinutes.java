package org.platsa.solver.bound;

import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;

/** The estimated travel time where the problem knows none, as the rules define it. */
final class TravelMinutes {
  static final double EARTH_RADIUS_KM = 6371.0;
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

  /**
   * Nobody whose estimate is at most so many minutes has a longer way than this, as the crow flies.
   */
  static double reachKm(Transport transport, int minutes) {
    double most = minutes + 0.5;
    double km =
        switch (transport) {
          case PUBLIC -> (most - 10) / 2.6;
          case CAR -> (most - 4) / 1.2;
          case BICYCLE -> (most - 2) / 3.6;
          case WALK -> most / 12;
        };
    return Math.max(0, km) / DETOUR;
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
