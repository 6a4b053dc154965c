package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/**
 * A large problem divided into regions (<i>indelning</i>).
 *
 * @param regions each unit and each placement is in one of them
 * @param apart placements of students whose other placements are in another region: a region does
 *     not know when the student is elsewhere, so they stay as they are
 */
record Division(List<Region> regions, Set<String> apart) {
  private static final int PLACEMENTS_OF_A_REGION = 450;

  Division {
    regions = List.copyOf(regions);
    apart = Set.copyOf(apart);
  }

  /** Some units, and the placements that are or belong there. */
  record Region(List<Unit> units, List<Placement> placements) {
    Region {
      units = List.copyOf(units);
      placements = List.copyOf(placements);
    }
  }

  /**
   * Divides a problem.
   *
   * @param unitOf the unit that each placement belongs to
   * @param random where to draw the borders; null to draw them where units are far apart
   */
  static Division of(Problem problem, Map<String, String> unitOf, @Nullable Random random) {
    Map<String, List<Placement>> byUnit = new HashMap<>();
    for (Placement placement : problem.placements()) {
      byUnit
          .computeIfAbsent(
              Objects.requireNonNull(unitOf.get(placement.id())), key -> new ArrayList<>())
          .add(placement);
    }
    Regions way =
        new Regions(
            unit -> byUnit.getOrDefault(unit.id(), List.of()).size(), PLACEMENTS_OF_A_REGION);
    List<Region> regions = new ArrayList<>();
    Map<String, Integer> regionOf = new HashMap<>();
    for (List<Unit> units :
        random == null ? way.alongGaps(problem.units()) : way.across(problem.units(), random)) {
      List<Placement> placements = new ArrayList<>();
      units.forEach(unit -> placements.addAll(byUnit.getOrDefault(unit.id(), List.of())));
      placements.forEach(placement -> regionOf.put(placement.id(), regions.size()));
      regions.add(new Region(units, placements));
    }
    return new Division(regions, apart(problem, regionOf));
  }

  private static Set<String> apart(Problem problem, Map<String, Integer> regionOf) {
    Map<String, Set<Integer>> regionsOfStudent = new HashMap<>();
    for (Placement placement : problem.placements()) {
      regionsOfStudent
          .computeIfAbsent(placement.studentId(), key -> new HashSet<>())
          .add(regionOf.get(placement.id()));
    }
    Set<String> apart = new HashSet<>();
    for (Placement placement : problem.placements()) {
      if (regionsOfStudent.getOrDefault(placement.studentId(), Set.of()).size() > 1) {
        apart.add(placement.id());
      }
    }
    return apart;
  }
}
