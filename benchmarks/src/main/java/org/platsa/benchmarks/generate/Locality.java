package org.platsa.benchmarks.generate;

import org.platsa.solver.problem.Location;

/**
 * A place where people live (<i>ort, stadsdel</i>).
 *
 * @param lat latitude of its middle, degrees
 * @param lon longitude of its middle, degrees
 * @param share of the municipality's students, relative to the other localities
 * @param kind what it is
 */
record Locality(double lat, double lon, double share, Kind kind) {
  enum Kind {
    /** A part of the town itself. */
    TOWN,
    /** Elsewhere in the municipality. */
    VILLAGE,
    /** In a neighbouring municipality: students live there, but no unit is there. */
    ACROSS_BORDER
  }

  /** A point near the middle, on a grid of about 500 m: as precise as a home may be. */
  Location home(Dice dice) {
    double spread = kind == Kind.TOWN ? 0.006 : 0.008;
    return new Location(
        Math.round((lat + dice.between(-spread, spread)) * 200) / 200.0,
        Math.round((lon + dice.between(-spread, spread) * 1.8) * 100) / 100.0);
  }

  /** A point near the middle, to about 50 m. */
  Location workplace(Dice dice) {
    return new Location(
        Math.round((lat + dice.between(-0.006, 0.006)) * 2000) / 2000.0,
        Math.round((lon + dice.between(-0.01, 0.01)) * 1000) / 1000.0);
  }
}
