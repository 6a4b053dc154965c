package org.platsa.solver.solve.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Divides a large problem into regions (<i>indelning</i>), with other borders each time. A region
 * begins with a unit drawn at random and grows unit by unit, always by the one with the largest
 * share of its links into the region, until it has enough placements. So a town that is linked to
 * no other stays in one piece.
 */
public final class Division {
  /** Once a region has this share of the wanted size, it ends where links become weak. */
  private static final double LEAST_SHARE = 0.6;

  /** A unit with no larger share of its links into the region is linked weakly. */
  private static final double WEAK = 0.1;

  /** A region of more times the wanted size than this is split into several of the same units. */
  private static final double LARGEST_SHARE = 1.5;

  private final UnitLinks links;

  /** Prepares to divide units by their links. */
  public Division(UnitLinks links) {
    this.links = links;
  }

  /**
   * Divides the units.
   *
   * @param studentsOf by unit: the students that belong there, each as a list of all their
   *     placements that are not pinned
   * @param size placements wanted in a region
   * @param random by which regions begin
   */
  public List<Region> divide(
      List<List<List<PlanningPlacement>>> studentsOf, int size, Random random) {
    List<Integer> seeds = new ArrayList<>();
    for (int unit = 0; unit < studentsOf.size(); unit++) {
      seeds.add(unit);
    }
    Collections.shuffle(seeds, random);
    int[] placements = new int[studentsOf.size()];
    Arrays.setAll(placements, unit -> studentsOf.get(unit).stream().mapToInt(List::size).sum());
    BitSet free = new BitSet(placements.length);
    free.set(0, placements.length);
    List<Region> regions = new ArrayList<>();
    for (int seed : seeds) {
      if (free.get(seed) && placements[seed] > 0) {
        List<Integer> units = grow(seed, placements, size, free);
        regions.addAll(regionsOf(units, studentsOf, size, random));
      }
    }
    return regions;
  }

  /** The units of one region, which are free no longer. */
  private List<Integer> grow(int seed, int[] placements, int size, BitSet free) {
    List<Integer> units = new ArrayList<>();
    Map<Integer, Double> shares = new HashMap<>();
    int total = 0;
    int next = seed;
    while (next >= 0) {
      units.add(next);
      free.clear(next);
      shares.remove(next);
      total += placements[next];
      if (total >= size) {
        break;
      }
      int[] neighbours = links.neighbours(next);
      for (int k = 0; k < neighbours.length; k++) {
        if (free.get(neighbours[k])) {
          shares.merge(neighbours[k], links.shareOfNeighbour(next, k), Double::sum);
        }
      }
      next = strongest(shares, total < LEAST_SHARE * size ? 0 : WEAK);
      if (next < 0 && total < LEAST_SHARE * size) {
        next = anyOther(seed, placements, free);
      }
    }
    return units;
  }

  /** The unit with the largest share, of those the lowest; -1 if none has more than the least. */
  private int strongest(Map<Integer, Double> shares, double least) {
    int strongest = -1;
    double most = least;
    for (Map.Entry<Integer, Double> entry : shares.entrySet()) {
      double share = entry.getValue();
      if (share > most || (share == most && strongest >= 0 && entry.getKey() < strongest)) {
        most = share;
        strongest = entry.getKey();
      }
    }
    return strongest;
  }

  /**
   * The next free unit where anybody belongs, so that units without links do not each become a
   * region; -1 if there is none.
   */
  private static int anyOther(int seed, int[] placements, BitSet free) {
    for (int unit = free.nextSetBit(seed); unit >= 0; unit = free.nextSetBit(unit + 1)) {
      if (placements[unit] > 0) {
        return unit;
      }
    }
    for (int unit = free.nextSetBit(0);
        unit >= 0 && unit < seed;
        unit = free.nextSetBit(unit + 1)) {
      if (placements[unit] > 0) {
        return unit;
      }
    }
    return -1;
  }

  /** One region of these units, or several where they have far too many placements. */
  private List<Region> regionsOf(
      List<Integer> units,
      List<List<List<PlanningPlacement>>> studentsOf,
      int size,
      Random random) {
    List<List<PlanningPlacement>> students = new ArrayList<>();
    units.forEach(unit -> students.addAll(studentsOf.get(unit)));
    int total = students.stream().mapToInt(List::size).sum();
    if (total <= LARGEST_SHARE * size) {
      return List.of(new Region(units, students.stream().flatMap(List::stream).toList()));
    }
    Collections.shuffle(students, random);
    List<Region> regions = new ArrayList<>();
    List<PlanningPlacement> some = new ArrayList<>();
    for (List<PlanningPlacement> student : students) {
      some.addAll(student);
      if (some.size() >= size) {
        regions.add(new Region(units, some));
        some = new ArrayList<>();
      }
    }
    if (!some.isEmpty()) {
      regions.add(new Region(units, some));
    }
    return regions;
  }
}
