package org.platsa.solver.planning;

import java.util.HashMap;
import java.util.Map;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Minutes from home to unit (<i>restider</i>): as the problem says, otherwise estimated. */
public final class TravelTimes {
  private static final double EARTH_RADIUS_KM = 6371.0;
  private static final double WAY_PER_GREAT_CIRCLE = 1.3;

  private final Map<String, Map<String, Integer>> known = new HashMap<>();

  public TravelTimes(Problem problem) {
    for (TravelTime time : problem.travelMinutes()) {
      known
          .computeIfAbsent(time.studentId(), key -> new HashMap<>())
          .put(time.unitId(), time.minutes());
    }
  }

  /** Minutes one way, rounded. */
  public int minutes(Student student, Unit unit) {
    Integer minutes = known.getOrDefault(student.id(), Map.of()).get(unit.id());
    return minutes != null
        ? minutes
        : estimate(student.transport(), distanceKm(student.home(), unit.location()));
  }

  private static int estimate(Transport transport, double greatCircleKm) {
    double km = greatCircleKm * WAY_PER_GREAT_CIRCLE;
    return (int)
        Math.round(
            switch (transport) {
              case PUBLIC -> 10 + 2.6 * km;
              case CAR -> 4 + 1.2 * km;
              case BICYCLE -> 2 + 3.6 * km;
              case WALK -> 12 * km;
            });
  }

  /**
   * Nobody whose estimate is at most so many minutes has a longer way than this, as the crow flies.
   */
  public static double reachKm(Transport transport, int minutes) {
    double most = minutes + 0.5;
    double km =
        switch (transport) {
          case PUBLIC -> (most - 10) / 2.6;
          case CAR -> (most - 4) / 1.2;
          case BICYCLE -> (most - 2) / 3.6;
          case WALK -> most / 12;
        };
    return Math.max(0, km) / WAY_PER_GREAT_CIRCLE;
  }

  /** Great-circle distance by the haversine formula. */
  static double distanceKm(Location from, Location to) {
    double fromLat = Math.toRadians(from.lat());
    double toLat = Math.toRadians(to.lat());
    double halfLat = Math.sin((toLat - fromLat) / 2);
    double halfLon = Math.sin(Math.toRadians(to.lon() - from.lon()) / 2);
    double a = halfLat * halfLat + Math.cos(fromLat) * Math.cos(toLat) * halfLon * halfLon;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
