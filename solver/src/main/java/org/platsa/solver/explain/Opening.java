package org.platsa.solver.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * A place that changes would open (<i>öppning</i>), yet to be judged.
 *
 * @param changes of the problem and, last, of where others are
 * @param moves the others
 * @param spot the place
 * @param cost what the plan would cost more with everybody there, before the problem is changed
 * @param supervisors with whom the same changes open a place
 */
record Opening(
    List<RemedyChange> changes,
    List<Move> moves,
    Spot spot,
    Cost cost,
    Set<PlanningSupervisor> supervisors) {
  /** The cheaper one, with the supervisors of both; both take the same changes. */
  Opening or(Opening other) {
    Opening cheaper = other.cost.compareTo(cost) < 0 ? other : this;
    Set<PlanningSupervisor> both = new HashSet<>(supervisors);
    both.addAll(other.supervisors);
    return new Opening(changes, cheaper.moves, cheaper.spot, cheaper.cost, both);
  }

  List<RemedyChange.Kind> kinds() {
    return changes.stream().map(RemedyChange::kind).toList();
  }

  /**
   * Another placement that makes way.
   *
   * @param placement who
   * @param to where it would be
   */
  record Move(PlanningPlacement placement, Spot to) {
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
