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
import org.platsa.solver.rule.LocalRule;

/**
 * Everywhere around an unplaced placement (<i>omgivning</i>): what explaining it costs is what its
 * surroundings hold.
 *
 * @param near every supervisor at most {@value PlacementExplanation#REACH_MINUTES} minutes away, in
 *     every period that is allowed, or is meant for the placement's kind and as long as an allowed
 *     one
 * @param farther supervisors beyond, at units of a required kind
 */
record Spots(List<Spot> near, int farther) {
  private static final int REACH = PlacementExplanation.REACH_MINUTES;

  /**
   * Around a placement that has no place in the trial. Where its student is elsewhere, the student
   * does not count among those who fill a unit or a supervisor.
   */
  static Spots around(Trial trial, PlanningPlacement placement) {
    List<PlanningUnit> units = trial.surroundings().within(placement, REACH);
    int farther = trial.surroundings().supervisors(placement.placement().requiredUnitKinds());
    for (PlanningUnit unit : units) {
      if (placement.fit(unit).amount(LocalRule.UNIT_KIND) == 0) {
        farther -= trial.schedule().supervisorsOf(unit).size();
      }
    }
    Obstacles obstacles = new Obstacles(trial);
    List<Spot> near = new ArrayList<>();
    for (PlanningPeriod period : periods(trial, placement)) {
      List<Undo> elsewhere = obstacles.elsewhere(placement, period);
      elsewhere.forEach(undo -> trial.remove(undo.placement()));
      for (PlanningUnit unit : units) {
        List<PlanningSupervisor> supervisors = trial.schedule().supervisorsOf(unit);
        addSpots(near, obstacles, placement, unit, supervisors, period, !elsewhere.isEmpty());
      }
      elsewhere.forEach(undo -> undo.restore(trial));
    }
    return new Spots(near, farther);
  }

  private static void addSpots(
      List<Spot> spots,
      Obstacles obstacles,
      PlanningPlacement placement,
      PlanningUnit unit,
      List<PlanningSupervisor> supervisors,
      PlanningPeriod period,
      boolean elsewhere) {
    Set<ConstraintId> ofUnit = obstacles.ofUnit(placement, unit, period);
    if (elsewhere) {
      ofUnit.add(ConstraintId.STUDENT_OVERLAP);
    }
    for (PlanningSupervisor supervisor : supervisors) {
      Set<ConstraintId> rules = EnumSet.copyOf(ofUnit);
      Obstacles.addSupervisor(rules, placement, supervisor, period);
      spots.add(new Spot(supervisor, period, placement.fit(unit).minutes(), rules));
    }
  }

  List<Spot> possible() {
    return near.stream().filter(Spot::isPossible).toList();
  }

  private static List<PlanningPeriod> periods(Trial trial, PlanningPlacement placement) {
    return trial.schedule().periods().stream()
        .filter(period ->
            placement.allowedPeriods().contains(period) || couldBeAllowed(trial, placement, period))
        .toList();
  }

  /** Whether it is meant for the kind, and as long as one that is allowed. */
  private static boolean couldBeAllowed(
      Trial trial, PlanningPlacement placement, PlanningPeriod period) {
    return trial.problem().periods().get(period.index()).kind() == placement.kind()
        && placement.allowedPeriods().stream()
            .anyMatch(allowed -> allowed.weeks() == period.weeks());
  }
}
