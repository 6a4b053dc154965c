package org.platsa.solver.solve.region;

import java.util.List;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Placements that are searched together, and the units between which they may move (<i>region</i>).
 * Everybody else who is at those units stays there.
 *
 * @param units by position
 * @param placements all of some students that are not pinned
 */
public record Region(List<Integer> units, List<PlanningPlacement> placements) {
  public Region {
    units = List.copyOf(units);
    placements = List.copyOf(placements);
  }
}
