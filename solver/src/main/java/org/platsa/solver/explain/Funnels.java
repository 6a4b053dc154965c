package org.platsa.solver.explain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.planning.Obstacles;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/** Counts at which step each supervisor falls away for an unplaced placement. */
final class Funnels {
  private static final Set<ConstraintId> FULL =
      EnumSet.of(
          ConstraintId.SUPERVISOR_CAPACITY,
          ConstraintId.SUPERVISOR_MIX,
          ConstraintId.SUPERVISOR_TERM_LIMIT,
          ConstraintId.UNIT_CAPACITY,
          ConstraintId.STUDENT_OVERLAP);

  /** What stops a supervisor, step by step; in the order of a funnel's components. */
  private static final List<Set<ConstraintId>> STEPS =
      List.of(
          EnumSet.of(ConstraintId.UNIT_KIND),
          EnumSet.of(ConstraintId.TRAINED_SUPERVISOR),
          EnumSet.of(ConstraintId.SUPERVISOR_AVAILABLE),
          EnumSet.of(ConstraintId.UNIT_EXCLUDED, ConstraintId.UNIT_REQUIREMENT),
          FULL,
          EnumSet.of(ConstraintId.TRAVEL_LIMIT));

  private final PlacementSchedule schedule;
  private final Obstacles obstacles;

  Funnels(PlacementSchedule schedule) {
    this.schedule = schedule;
    this.obstacles = new Obstacles(schedule);
  }

  /** For a placement that is unplaced. */
  Funnel of(PlanningPlacement placement) {
    int[] stopped = new int[STEPS.size() + 1];
    for (PlanningSupervisor supervisor : schedule.supervisors()) {
      stopped[step(placement, supervisor)]++;
    }
    return new Funnel(
        schedule.supervisors().size() - stopped[0],
        stopped[1],
        stopped[2],
        stopped[3],
        stopped[4],
        stopped[5],
        stopped[6]);
  }

  /** The first step at which no allowed period is left, or the number of steps. */
  private int step(PlanningPlacement placement, PlanningSupervisor supervisor) {
    int last = 0;
    for (PlanningPeriod period : placement.allowedPeriods()) {
      last = Math.max(last, step(obstacles.of(placement, supervisor, period)));
    }
    return last;
  }

  private static int step(Set<ConstraintId> rules) {
    for (int i = 0; i < STEPS.size(); i++) {
      if (!Collections.disjoint(STEPS.get(i), rules)) {
        return i;
      }
    }
    return STEPS.size();
  }
}
