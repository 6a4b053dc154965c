package org.platsa.solver.solve.region;

import java.util.List;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Placements that are searched together, and the units between which they may move (<i>region</i>).
 * Who else is at those units stays.
 *
 * @param units by position
 * @param placements all that are not pinned of some students; empty where only units were left
 */
public record Region(List<Integer> units, List<PlanningPlacement> placements) {
  public Region {
    units = List.copyOf(units);
    placements = List.copyOf(placements);
  }
}
