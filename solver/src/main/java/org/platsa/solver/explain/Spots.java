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
 * Everywhere around an unplaced placement (<i>omgivning</i>): what explaining it costs is what its
 * surroundings hold.
 *
 * @param near every supervisor at most {@value PlacementExplanation#REACH_MINUTES} minutes away, in
 *     every period that is allowed, or could be: one that is meant for the placement's kind, or for
 *     that of an allowed period, and as long as an allowed one, if there is any
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

  /** Whether it is like what is allowed; where nothing is, whether it is meant for the kind. */
  private static boolean couldBeAllowed(
      Trial trial, PlanningPlacement placement, PlanningPeriod period) {
    List<Period> periods = trial.problem().periods();
    PlacementKind kind = periods.get(period.index()).kind();
    List<PlanningPeriod> allowed = placement.allowedPeriods();
    boolean meant =
        kind == placement.kind()
            || allowed.stream().anyMatch(each -> periods.get(each.index()).kind() == kind);
    return meant
        && (allowed.isEmpty() || allowed.stream().anyMatch(each -> each.weeks() == period.weeks()));
  }
}
