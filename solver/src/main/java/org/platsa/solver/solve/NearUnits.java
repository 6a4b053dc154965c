package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/** Finds units near a place among many (<i>närmaste enheter</i>), as the crow flies. */
final class NearUnits {
  private final List<Unit> byLatitude;
  private final double[] latitudes;

  /**
   * A search among some units.
   *
   * @param units at least one
   */
  NearUnits(List<Unit> units) {
    byLatitude = new ArrayList<>(units);
    byLatitude.sort(Comparator.comparingDouble(unit -> unit.location().lat()));
    latitudes = byLatitude.stream().mapToDouble(unit -> unit.location().lat()).toArray();
  }

  /**
   * The nearest units of some kinds, nearest first; never empty: any unit if there is none of the
   * kinds.
   *
   * @param kinds any of them; empty for all kinds
   * @param count how many at most, at least 1
   */
  List<Unit> nearest(Location from, List<UnitKind> kinds, int count) {
    int at = Arrays.binarySearch(latitudes, from.lat());
    int up = at < 0 ? -at - 1 : at;
    int down = up - 1;
    Comparator<Unit> byDistance = Comparator.comparingDouble(unit -> distance(from, unit));
    PriorityQueue<Unit> farthestFirst = new PriorityQueue<>(byDistance.reversed());
    while (down >= 0 || up < latitudes.length) {
      boolean goUp =
          down < 0
              || (up < latitudes.length
                  && latitudes[up] - from.lat() < from.lat() - latitudes[down]);
      Unit unit = byLatitude.get(goUp ? up++ : down--);
      if (farthestFirst.size() == count) {
        double north = unit.location().lat() - from.lat();
        if (north * north > distance(from, farthestFirst.element())) {
          break;
        }
      }
      if (kinds.isEmpty() || kinds.contains(unit.kind())) {
        farthestFirst.add(unit);
        if (farthestFirst.size() > count) {
          farthestFirst.remove();
        }
      }
    }
    return farthestFirst.isEmpty()
        ? List.of(byLatitude.getFirst())
        : farthestFirst.stream().sorted(byDistance).toList();
  }

  /** Squared, in degrees of latitude. */
  private static double distance(Location from, Unit unit) {
    double north = unit.location().lat() - from.lat();
    double east = (unit.location().lon() - from.lon()) * Math.cos(Math.toRadians(from.lat()));
    return north * north + east * east;
  }
}
