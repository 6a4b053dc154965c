package org.platsa.solver.bound.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.TravelTimes;

/**
 * Finds the units that a student may reach within the travel limit (<i>enheter inom räckhåll</i>)
 * without a look at every unit of the country.
 */
final class UnitsInReach {
  /** Far more than the rounding of the sums here. */
  private static final double MARGIN_KM = 0.1;

  private final IndexedProblem problem;
  private final int[] northwards;
  private final double[] latitude;
  private final double[][] vector;

  UnitsInReach(IndexedProblem problem) {
    this.problem = problem;
    northwards =
        IntStream.range(0, problem.units.size())
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> location(unit).lat()))
            .mapToInt(Integer::intValue)
            .toArray();
    latitude = new double[northwards.length];
    vector = new double[northwards.length][];
    for (int k = 0; k < northwards.length; k++) {
      latitude[k] = location(northwards[k]).lat();
      vector[k] = vector(location(northwards[k]));
    }
  }

  private Location location(int unit) {
    Unit there = problem.units.get(unit);
    return there.location();
  }

  /** A point of the unit sphere: distances between such need no trigonometry. */
  private static double[] vector(Location at) {
    double lat = Math.toRadians(at.lat());
    double lon = Math.toRadians(at.lon());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  /**
   * Units in rising order: every one that the placement's student can reach in so many minutes, by
   * estimate or by a known time, and maybe some just beyond.
   */
  int[] of(int placement, int minutes) {
    Student student = problem.student[placement];
    double angle =
        (TravelTimes.reachKm(student.transport(), minutes) + MARGIN_KM)
            / TravelTimes.EARTH_RADIUS_KM;
    double[] home = vector(student.home());
    double chord = 2 * Math.sin(Math.min(angle, Math.PI) / 2);
    double degrees = Math.toDegrees(angle);
    int[] found =
        problem.index.travelTimes().unitsOfKnownTime(student).stream()
            .mapToInt(id -> problem.index.unitPosition(id).orElseThrow())
            .toArray();
    int size = found.length;
    found = Arrays.copyOf(found, size + 64);
    for (int k = firstFrom(student.home().lat() - degrees);
        k < latitude.length && latitude[k] <= student.home().lat() + degrees;
        k++) {
      double x = home[0] - vector[k][0];
      double y = home[1] - vector[k][1];
      double z = home[2] - vector[k][2];
      if (x * x + y * y + z * z <= chord * chord) {
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = northwards[k];
      }
    }
    return Arrays.stream(found, 0, size).sorted().distinct().toArray();
  }

  private int firstFrom(double lat) {
    int low = 0;
    int high = latitude.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latitude[middle] < lat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
