package org.platsa.solver.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * Minutes from home to unit (<i>restider</i>): as the problem says, otherwise estimated; 0 for a
 * student with a protected identity, whose home nobody may know. Source of the estimate:
 * docs/model.md, which also says that it is assumed, not measured.
 */
public final class TravelTimes {
  /** The earth's mean radius, in kilometres. */
  public static final double EARTH_RADIUS_KM = 6371.0;

  /** Rule travelLimit: the longest acceptable travel, in minutes one way, inclusive. */
  public static final int LIMIT_MINUTES = 90;

  /** Minutes one way above which travel counts more. */
  private static final int LONG_MINUTES = 45;

  private static final int EXTRA_COST_OF_A_LONG_MINUTE = 3;

  /** How much longer a way is than as the crow flies. */
  private static final double WAY_PER_GREAT_CIRCLE = 1.3;

  private final Map<String, Map<String, Integer>> known = new HashMap<>();

  public TravelTimes(Problem problem) {
    for (TravelTime time : problem.travelMinutes()) {
      if (time.isPossible()) {
        known
            .computeIfAbsent(time.studentId(), key -> new HashMap<>())
            .putIfAbsent(time.unitId(), time.minutes());
      }
    }
  }

  /** Minutes one way, rounded; 0 if the home is not known. */
  public int minutes(Student student, Unit unit) {
    if (!known.isEmpty()) {
      Integer minutes = known.getOrDefault(student.id(), Map.of()).get(unit.id());
      if (minutes != null) {
        return minutes;
      }
    }
    Location home = student.home();
    return home == null ? 0 : estimate(student.transport(), distanceKm(home, unit.location()));
  }

  /**
   * Ids of the units to which the problem knows the student's travel time; it need not have such
   * units.
   */
  public Set<String> unitsOfKnownTime(Student student) {
    return known.getOrDefault(student.id(), Map.of()).keySet();
  }

  /** Rule travel: the minutes one way, and three more for each above 45. */
  public static long cost(int minutes) {
    return minutes + (long) EXTRA_COST_OF_A_LONG_MINUTE * Math.max(0, minutes - LONG_MINUTES);
  }

  /**
   * The longest distance, in kilometres as the crow flies, for which at most so many minutes are
   * estimated; at least 0.
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

  /** Great-circle distance in kilometres, by the haversine formula. */
  public static double distanceKm(Location from, Location to) {
    double fromLat = Math.toRadians(from.lat());
    double toLat = Math.toRadians(to.lat());
    double halfLat = Math.sin((toLat - fromLat) / 2);
    double halfLon = Math.sin(Math.toRadians(to.lon() - from.lon()) / 2);
    double a = halfLat * halfLat + Math.cos(fromLat) * Math.cos(toLat) * halfLon * halfLon;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
