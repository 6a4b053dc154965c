package org.platsa.solver.explain;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * Finds the placements that are in the way of another one and could make way for it (<i>de som
 * ligger i vägen</i>).
 */
final class PlacementsInTheWay {
  /** The hard rules that can be out of the way once somebody has made way. */
  static final Set<ConstraintId> TAKEN_UP =
      Set.of(
          ConstraintId.UNIT_CAPACITY,
          ConstraintId.SUPERVISOR_CAPACITY,
          ConstraintId.SUPERVISOR_MIX,
          ConstraintId.SUPERVISOR_TERM_LIMIT,
          ConstraintId.STUDENT_OVERLAP,
          ConstraintId.PLACEMENT_ORDER,
          ConstraintId.NO_REPEAT,
          ConstraintId.APART);

  private PlacementsInTheWay() {}

  /** Who takes up something that the placement would need at a place, in the problem's order. */
  static List<PlanningPlacement> at(
      TrialPlan trial, PlanningPlacement placement, PlaceNearby place) {
    Set<PlanningPlacement> sitters = new LinkedHashSet<>();
    trial.schedule().siblings(placement).stream()
        .filter(sibling -> sibling.isPlaced() && sibling.period().overlaps(place.period()))
        .forEach(sitters::add);
    trial.schedule().boundTo(placement).stream()
        .filter(PlanningPlacement::isPlaced)
        .filter(other ->
            !Obstacles.between(placement, place.supervisor().unit(), place.period(), other)
                .isEmpty())
        .forEach(sitters::add);
    sitters.addAll(place.supervisor().placements());
    if (place.obstacles().contains(ConstraintId.UNIT_CAPACITY)) {
      for (PlanningSupervisor colleague :
          trial.schedule().supervisorsOf(place.supervisor().unit())) {
        colleague.placements().stream()
            .filter(other -> other.period().overlaps(place.period()))
            .forEach(sitters::add);
      }
    }
    return sitters.stream().sorted(Comparator.comparingInt(PlanningPlacement::index)).toList();
  }

  /**
   * A placement whose place was taken away in trial.
   *
   * @param former who, from where
   * @param leaving what the plan costs more without a place for them
   */
  record TakenAway(FormerPlace former, RuleCosts leaving) {
    /** Takes a placement's place away. */
    static TakenAway from(TrialPlan trial, PlanningPlacement sitter) {
      TakenAway gone = new TakenAway(FormerPlace.of(sitter), trial.leaving(sitter));
      trial.remove(sitter);
      return gone;
    }

    PlanningPlacement placement() {
      return former.placement();
    }

    /** Whether that is where it was. */
    boolean wasAt(PlaceNearby place) {
      return place.supervisor() == former.supervisor() && place.period() == former.period();
    }
  }
}
