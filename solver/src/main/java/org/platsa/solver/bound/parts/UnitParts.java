package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Unit;

/** Cuts the map into parts of neighbouring units (<i>delområden</i>). */
final class UnitParts {
  /** How long a degree of longitude is beside one of latitude in the south of Sweden. */
  private static final double LONGITUDE_SHRINK = 0.55;

  private UnitParts() {}

  /** The part of each unit, by position; no part has more units than {@code most}. */
  static int[] of(List<Unit> units, int most) {
    int[] part = new int[units.size()];
    List<List<Integer>> parts = new ArrayList<>();
    split(units, IntStream.range(0, units.size()).boxed().toList(), most, parts);
    for (int p = 0; p < parts.size(); p++) {
      for (int unit : parts.get(p)) {
        part[unit] = p;
      }
    }
    return part;
  }

  /** Cuts across the longer side, at the widest gap that leaves at least a fifth on either side. */
  private static void split(
      List<Unit> units, List<Integer> these, int most, List<List<Integer>> parts) {
    if (these.size() <= most) {
      parts.add(these);
      return;
    }
    ToDoubleFunction<Integer> north = unit -> units.get(unit).location().lat();
    ToDoubleFunction<Integer> east = unit -> eastward(units.get(unit).location());
    ToDoubleFunction<Integer> along = extent(these, north) >= extent(these, east) ? north : east;
    List<Integer> sorted =
        these.stream().sorted(Comparator.comparingDouble(along).thenComparing(x -> x)).toList();
    int cut = sorted.size() / 2;
    double widest = 0;
    int least = Math.max(1, sorted.size() / 5);
    for (int k = least; k <= sorted.size() - least; k++) {
      double gap = along.applyAsDouble(sorted.get(k)) - along.applyAsDouble(sorted.get(k - 1));
      if (gap > widest) {
        widest = gap;
        cut = k;
      }
    }
    split(units, sorted.subList(0, cut), most, parts);
    split(units, sorted.subList(cut, sorted.size()), most, parts);
  }

  private static double eastward(Location location) {
    return location.lon() * LONGITUDE_SHRINK;
  }

  private static double extent(List<Integer> these, ToDoubleFunction<Integer> along) {
    return these.stream().mapToDouble(along).max().orElse(0)
        - these.stream().mapToDouble(along).min().orElse(0);
  }
}
