package org.platsa.benchmarks.generate;

import java.util.List;
import org.platsa.solver.problem.Location;

/**
 * A municipality (<i>kommun</i>) of the generated land.
 *
 * @param prefix what its ids start with; empty when it is the only one
 * @param centre the middle of its town
 * @param size its size in Helsingborgs
 * @param localities where its students live
 * @param map the flat map around its centre
 */
record Municipality(
    String prefix, Location centre, double size, List<Locality> localities, FlatMap map) {
  Municipality {
    localities = List.copyOf(localities);
  }

  /** Rounded to whole ones, at least 1. */
  int scaled(double count) {
    return (int) Math.max(1, Math.round(count * size));
  }

  double km(Location a, Location b) {
    return map.km(a, b);
  }
}
