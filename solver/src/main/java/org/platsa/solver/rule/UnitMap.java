package org.platsa.solver.rule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Unit;

/**
 * Finds units near a place without a look at every unit of the country (<i>enhetskarta</i>). Units
 * are sorted by latitude; distances are compared as chords, the straight lines through the earth,
 * which need no trigonometry.
 */
final class UnitMap {
  /** Added to every distance, since rounding must leave nobody out. */
  private static final double MARGIN_KM = 0.1;

  /** Positions of units, from south to north. */
  private final int[] northwards;

  /** By position from south to north. */
  private final double[] latitude;

  /** By position from south to north: the direction from the earth's centre, of length 1. */
  private final double[][] direction;

  UnitMap(List<Unit> units) {
    northwards =
        IntStream.range(0, units.size())
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> units.get(unit).location().lat()))
            .mapToInt(Integer::intValue)
            .toArray();
    latitude = new double[northwards.length];
    direction = new double[northwards.length][];
    for (int k = 0; k < northwards.length; k++) {
      Location at = units.get(northwards[k]).location();
      latitude[k] = at.lat();
      direction[k] = direction(at);
    }
  }

  /**
   * Positions, in no particular order, of every unit within so many kilometres as the crow flies
   * and perhaps of some just beyond; of all units where the place is not known.
   */
  int[] within(@Nullable Location from, double km) {
    if (from == null) {
      return IntStream.range(0, northwards.length).toArray();
    }
    double angle = (km + MARGIN_KM) / TravelTimes.EARTH_RADIUS_KM;
    double chord = 2 * Math.sin(Math.min(angle, Math.PI) / 2);
    double degrees = Math.toDegrees(angle);
    double[] centre = direction(from);
    int[] found = new int[64];
    int size = 0;
    for (int k = firstFrom(from.lat() - degrees);
        k < latitude.length && latitude[k] <= from.lat() + degrees;
        k++) {
      double x = centre[0] - direction[k][0];
      double y = centre[1] - direction[k][1];
      double z = centre[2] - direction[k][2];
      if (x * x + y * y + z * z <= chord * chord) {
        if (size == found.length) {
          found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = northwards[k];
      }
    }
    return Arrays.copyOf(found, size);
  }

  private int firstFrom(double lat) {
    int at = Arrays.binarySearch(latitude, lat);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && latitude[at - 1] == lat) {
      at--;
    }
    return at;
  }

  private static double[] direction(Location at) {
    double lat = Math.toRadians(at.lat());
    double lon = Math.toRadians(at.lon());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }
}
