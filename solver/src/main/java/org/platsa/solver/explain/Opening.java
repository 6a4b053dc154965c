package org.platsa.solver.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * A place that changes would open to an unplaced placement (<i>öppning</i>), not yet judged by the
 * checker.
 *
 * @param changes first those of the problem, then the moves of others
 * @param moves the others who make way, and where they go
 * @param place the place
 * @param cost what the plan would cost more with everybody there if the problem stayed as it is
 * @param supervisors those with whom the same changes open a place
 */
record Opening(
    List<RemedyChange> changes,
    List<Move> moves,
    PlaceNearby place,
    Cost cost,
    Set<PlanningSupervisor> supervisors) {
  /** Of two openings by the same changes the cheaper one, with the supervisors of both. */
  Opening or(Opening other) {
    Opening cheaper = other.cost.compareTo(cost) < 0 ? other : this;
    Set<PlanningSupervisor> both = new HashSet<>(supervisors);
    both.addAll(other.supervisors);
    return new Opening(changes, cheaper.moves, cheaper.place, cheaper.cost, both);
  }

  /** The kinds of its changes, in their order. */
  List<RemedyChange.Kind> kinds() {
    return changes.stream().map(RemedyChange::kind).toList();
  }

  /**
   * Another placement that makes way.
   *
   * @param placement who
   * @param to where it would be
   */
  record Move(PlanningPlacement placement, PlaceNearby to) {
    RemedyChange asChange() {
      return RemedyChange.move(
          placement.isPinned(),
          placement.id(),
          to.supervisor().id(),
          to.supervisor().unit().id(),
          to.period().id());
    }
  }
}
