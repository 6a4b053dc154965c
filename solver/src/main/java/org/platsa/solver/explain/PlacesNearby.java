package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.rule.LocalRule;

/**
 * All places around an unplaced placement (<i>omgivning</i>), so that the time it takes to explain
 * it depends on what is near it only.
 *
 * @param near every supervisor at most {@value PlacementExplanation#REACH_MINUTES} minutes away, in
 *     every period that is allowed, or could be: one that is meant for the placement's kind, or for
 *     that of an allowed period, and as long as an allowed one, if there is any
 * @param farther how many supervisors at units of a required kind are farther away
 */
record PlacesNearby(List<PlaceNearby> near, int farther) {
  private static final int REACH = PlacementExplanation.REACH_MINUTES;

  /**
   * The places around a placement that has no place in the trial. Where the student's other
   * placements are in the way, these do not count among those who fill a unit or a supervisor.
   */
  static PlacesNearby around(TrialPlan trial, PlanningPlacement placement) {
    List<PlanningUnit> units = trial.surroundings().within(placement, REACH);
    int farther = trial.surroundings().supervisors(placement.placement().requiredUnitKinds());
    for (PlanningUnit unit : units) {
      if (placement.fit(unit).amount(LocalRule.UNIT_KIND) == 0) {
        farther -= trial.schedule().supervisorsOf(unit).size();
      }
    }
    Obstacles obstacles = new Obstacles(trial);
    List<PlaceNearby> near = new ArrayList<>();
    for (PlanningPeriod period : periods(trial, placement)) {
      List<Set<ConstraintId>> withOthers =
          units.stream().map(unit -> obstacles.withOthers(placement, unit, period)).toList();
      List<FormerPlace> elsewhere = obstacles.elsewhere(placement, period);
      elsewhere.forEach(former -> trial.remove(former.placement()));
      for (int i = 0; i < units.size(); i++) {
        Set<ConstraintId> ofUnit = obstacles.ofUnit(placement, units.get(i), period);
        ofUnit.addAll(withOthers.get(i));
        if (!elsewhere.isEmpty()) {
          ofUnit.add(ConstraintId.STUDENT_OVERLAP);
        }
        addPlaces(near, ofUnit, placement, trial.schedule().supervisorsOf(units.get(i)), period);
      }
      elsewhere.forEach(former -> former.restore(trial));
    }
    return new PlacesNearby(near, farther);
  }

  /** Adds those with the supervisors of one unit in one period. */
  private static void addPlaces(
      List<PlaceNearby> places,
      Set<ConstraintId> ofUnit,
      PlanningPlacement placement,
      List<PlanningSupervisor> supervisors,
      PlanningPeriod period) {
    for (PlanningSupervisor supervisor : supervisors) {
      Set<ConstraintId> rules = EnumSet.copyOf(ofUnit);
      Obstacles.addSupervisor(rules, placement, supervisor, period);
      int minutes = placement.fit(supervisor.unit()).minutes();
      places.add(new PlaceNearby(supervisor, period, minutes, rules));
    }
  }

  /** Those where the placement could go. */
  List<PlaceNearby> possible() {
    return near.stream().filter(PlaceNearby::isPossible).toList();
  }

  /** The allowed periods, and those that could be. */
  private static List<PlanningPeriod> periods(TrialPlan trial, PlanningPlacement placement) {
    if (placement.isSetAside()) {
      return List.of();
    }
    return trial.schedule().periods().stream()
        .filter(period ->
            placement.allowedPeriods().contains(period) || couldBeAllowed(trial, placement, period))
        .toList();
  }

  /**
   * Whether a period is like an allowed one or, if none is allowed, meant for the placement's kind.
   */
  private static boolean couldBeAllowed(
      TrialPlan trial, PlanningPlacement placement, PlanningPeriod period) {
    List<Period> periods = trial.problem().periods();
    PlacementKind kind = periods.get(period.index()).kind();
    List<PlanningPeriod> allowed = placement.allowedPeriods();
    boolean meant =
        kind.equals(placement.kind())
            || allowed.stream().anyMatch(each -> periods.get(each.index()).kind().equals(kind));
    return meant
        && (allowed.isEmpty() || allowed.stream().anyMatch(each -> each.weeks() == period.weeks()));
  }
}
