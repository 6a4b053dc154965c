package org.platsa.solver.solve.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Placements that are searched together, and the units between which they may move (<i>region</i>).
 * Who else is at those units stays.
 *
 * @param units by position
 * @param placements of some students all that are not pinned
 */
public record Region(List<Integer> units, List<PlanningPlacement> placements) {
  public Region {
    units = List.copyOf(units);
    placements = List.copyOf(placements);
  }

  /** Regions of the same units together: they are goes at one, one after the other. */
  public static List<List<Region>> goes(List<Region> regions) {
    return List.copyOf(
        regions.stream()
            .collect(Collectors.groupingBy(Region::units, LinkedHashMap::new, Collectors.toList()))
            .values());
  }
}
