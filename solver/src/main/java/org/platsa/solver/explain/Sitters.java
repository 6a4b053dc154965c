package org.platsa.solver.explain;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/** Those who sit where a placement could be (<i>de som sitter i vägen</i>), and make way. */
final class Sitters {
  /** What somebody who makes way takes out of the way. */
  static final Set<ConstraintId> TAKEN_UP =
      Set.of(
          ConstraintId.UNIT_CAPACITY,
          ConstraintId.SUPERVISOR_CAPACITY,
          ConstraintId.SUPERVISOR_MIX,
          ConstraintId.SUPERVISOR_TERM_LIMIT,
          ConstraintId.STUDENT_OVERLAP);

  private Sitters() {}

  /** Whoever takes something up that the placement would need, in the problem's order. */
  static List<PlanningPlacement> at(Trial trial, PlanningPlacement placement, Spot spot) {
    Set<PlanningPlacement> sitters = new LinkedHashSet<>();
    trial.schedule().siblings(placement).stream()
        .filter(sibling -> sibling.isPlaced() && sibling.period().overlaps(spot.period()))
        .forEach(sitters::add);
    sitters.addAll(spot.supervisor().placements());
    if (spot.obstacles().contains(ConstraintId.UNIT_CAPACITY)) {
      for (PlanningSupervisor colleague :
          trial.schedule().supervisorsOf(spot.supervisor().unit())) {
        colleague.placements().stream()
            .filter(other -> other.period().overlaps(spot.period()))
            .forEach(sitters::add);
      }
    }
    return sitters.stream().sorted(Comparator.comparingInt(PlanningPlacement::index)).toList();
  }

  /**
   * Somebody who was taken away.
   *
   * @param undo who, from where
   * @param leaving what the plan costs more without a place for them
   */
  record Gone(Undo undo, RuleCosts leaving) {
    static Gone from(Trial trial, PlanningPlacement sitter) {
      Gone gone = new Gone(Undo.of(sitter), trial.leaving(sitter));
      trial.remove(sitter);
      return gone;
    }

    PlanningPlacement placement() {
      return undo.placement();
    }

    boolean wasAt(Spot spot) {
      return spot.supervisor() == undo.supervisor() && spot.period() == undo.period();
    }
  }
}
