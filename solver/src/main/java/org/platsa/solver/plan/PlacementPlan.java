package org.platsa.solver.plan;

import java.util.List;

/**
 * A proposal of places (<i>placeringsförslag</i>): every placement of a problem, placed or not.
 *
 * @param assignments one for each placement of the problem, in the problem's order
 */
public record PlacementPlan(List<Assignment> assignments) {
  public PlacementPlan {
    assignments = List.copyOf(assignments);
  }
}
