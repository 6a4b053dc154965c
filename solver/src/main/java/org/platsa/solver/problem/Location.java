package org.platsa.solver.problem;

/**
 * A place on the earth (<i>plats</i>), WGS 84.
 *
 * @param lat latitude in degrees, -90 to 90
 * @param lon longitude in degrees, -180 to 180
 */
public record Location(double lat, double lon) {
  public Location {
    Invariants.within("lat", lat, -90, 90);
    Invariants.within("lon", lon, -180, 180);
    // Turns -0.0 into 0.0: one place, one record.
    lat += 0.0;
    lon += 0.0;
  }
}
