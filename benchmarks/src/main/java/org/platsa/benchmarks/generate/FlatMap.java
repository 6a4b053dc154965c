package org.platsa.benchmarks.generate;

import org.platsa.solver.problem.Location;

/**
 * A flat map around a latitude (<i>plan karta</i>): good to a percent within 50 km, and cheap.
 *
 * @param kmPerDegreeEast kilometres for one degree of longitude
 */
record FlatMap(double kmPerDegreeEast) {
  static final double KM_PER_DEGREE_NORTH = 111.2;

  static FlatMap at(double latitude) {
    // StrictMath gives the same bits on every machine; the square root is exact anyway.
    return new FlatMap(KM_PER_DEGREE_NORTH * StrictMath.cos(StrictMath.toRadians(latitude)));
  }

  double km(Location a, Location b) {
    double north = (a.lat() - b.lat()) * KM_PER_DEGREE_NORTH;
    double east = (a.lon() - b.lon()) * kmPerDegreeEast;
    return Math.sqrt(north * north + east * east);
  }

  /** The point that lies so far north and east of another. */
  Location from(Location start, double kmNorth, double kmEast) {
    return new Location(
        start.lat() + kmNorth / KM_PER_DEGREE_NORTH, start.lon() + kmEast / kmPerDegreeEast);
  }
}
