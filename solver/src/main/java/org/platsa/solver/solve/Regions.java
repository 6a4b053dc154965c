package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Unit;

/**
 * Splits a large problem's units into regions (<i>regioner</i>) that each hold about as many
 * placements as a town's term: few enough to search well.
 */
final class Regions {
  private final ToIntFunction<Unit> placements;
  private final int most;

  /**
   * A way to split.
   *
   * @param placements how many placements belong to a unit
   * @param most a region with more is split, if it has several units
   */
  Regions(ToIntFunction<Unit> placements, int most) {
    this.placements = placements;
    this.most = most;
  }

  /** Regions with borders where units are far apart. */
  List<List<Unit>> alongGaps(List<Unit> units) {
    return split(units, 0, null);
  }

  /** Regions whose borders run in a random direction through random places. */
  List<List<Unit>> across(List<Unit> units, Random random) {
    return split(units, random.nextDouble() * Math.PI, random);
  }

  private List<List<Unit>> split(List<Unit> units, double angle, @Nullable Random random) {
    List<List<Unit>> regions = new ArrayList<>();
    split(units, angle, random, regions);
    return regions;
  }

  private void split(
      List<Unit> units, double angle, @Nullable Random random, List<List<Unit>> regions) {
    int total = units.stream().mapToInt(placements).sum();
    if (total <= most || units.size() < 2) {
      if (!units.isEmpty()) {
        regions.add(units);
      }
      return;
    }
    double direction = widest(units, angle);
    List<Unit> sorted = new ArrayList<>(units);
    sorted.sort(Comparator.comparingDouble(unit -> along(unit.location(), direction)));
    int cut =
        random == null
            ? widestGap(sorted, total, direction)
            : cutAt(sorted, total * (0.4 + 0.2 * random.nextDouble()));
    split(sorted.subList(0, cut), angle, random, regions);
    split(sorted.subList(cut, sorted.size()), angle, random, regions);
  }

  /** The given direction or the one across it, whichever the units are wider in. */
  private static double widest(List<Unit> units, double angle) {
    double across = angle + Math.PI / 2;
    return extent(units, angle) >= extent(units, across) ? angle : across;
  }

  private static double extent(List<Unit> units, double direction) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Unit unit : units) {
      double position = along(unit.location(), direction);
      least = Math.min(least, position);
      most = Math.max(most, position);
    }
    return most - least;
  }

  /** Where a place lies in a direction, in degrees of latitude. */
  private static double along(Location location, double direction) {
    double east = location.lon() * Math.cos(Math.toRadians(location.lat()));
    return east * Math.cos(direction) + location.lat() * Math.sin(direction);
  }

  /** Between a quarter and three quarters of the placements, where the units are farthest apart. */
  private int widestGap(List<Unit> sorted, int total, double direction) {
    int from = cutAt(sorted, total * 0.25);
    int to = cutAt(sorted, total * 0.75);
    int best = from;
    double widest = -1;
    for (int cut = from; cut <= to; cut++) {
      double gap =
          along(sorted.get(cut).location(), direction)
              - along(sorted.get(cut - 1).location(), direction);
      if (gap > widest) {
        widest = gap;
        best = cut;
      }
    }
    return best;
  }

  /** How many units hold at least this many placements; at least one, and not all. */
  private int cutAt(List<Unit> sorted, double wanted) {
    int sum = 0;
    for (int i = 0; i < sorted.size() - 1; i++) {
      sum += placements.applyAsInt(sorted.get(i));
      if (sum >= wanted) {
        return i + 1;
      }
    }
    return sorted.size() - 1;
  }
}
