package org.platsa.solver.solve.start;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.solve.move.Room;

/**
 * The plan that a search begins with (<i>utgångsplan</i>): the pinned placements, and as much of a
 * given plan as breaks no hard rule.
 */
public final class StartPlan {
  private StartPlan() {}

  /**
   * The schedule to begin with.
   *
   * @param start the plan to begin from, of this problem or an earlier form of it: what the problem
   *     no longer has does not count. Null to begin from the problem's own assignments and, where a
   *     placement has none, from what was published
   */
  public static PlacementSchedule of(Problem problem, @Nullable PlacementPlan start) {
    PlacementSchedule schedule = ScheduleMapper.toSchedule(problem);
    Map<String, Slot> wanted = wanted(problem, start);
    Map<String, PlanningSupervisor> supervisors = new HashMap<>();
    schedule.supervisors().forEach(supervisor -> supervisors.put(supervisor.id(), supervisor));
    Map<String, PlanningPeriod> periods = new HashMap<>();
    schedule.periods().forEach(period -> periods.put(period.id(), period));
    Room room = new Room(schedule);
    for (PlanningPlacement placement : schedule.placements()) {
      Slot slot = wanted.get(placement.id());
      if (placement.isPinned() || slot == null) {
        continue;
      }
      PlanningSupervisor supervisor = supervisors.get(slot.supervisorId());
      PlanningPeriod period = periods.get(slot.periodId());
      if (supervisor != null
          && period != null
          && placement.allowedPeriods().contains(period)
          && placement.assess(supervisor.unit()).isPossible()
          && room.isFor(placement, supervisor, period, null)) {
        ScheduleMapper.assign(placement, supervisor, period);
      }
    }
    return schedule;
  }

  /** By placement id: where it should be. */
  private static Map<String, Slot> wanted(Problem problem, @Nullable PlacementPlan start) {
    Map<String, Slot> wanted = new HashMap<>();
    if (start != null) {
      for (Assignment assignment : start.assignments()) {
        if (assignment.supervisorId() != null && assignment.periodId() != null) {
          wanted.put(
              assignment.placementId(), new Slot(assignment.supervisorId(), assignment.periodId()));
        }
      }
      return wanted;
    }
    Map<String, Period> periods = new HashMap<>();
    problem.periods().forEach(period -> periods.put(period.id(), period));
    Set<String> supervisors = new HashSet<>();
    problem.supervisors().forEach(supervisor -> supervisors.add(supervisor.id()));
    for (Placement placement : problem.placements()) {
      Slot slot = placement.assignment();
      boolean lost =
          slot != null
              && !(supervisors.contains(slot.supervisorId())
                  && periods.containsKey(slot.periodId()));
      if (lost) {
        slot = null;
      }
      if (slot == null && placement.published() != null) {
        slot =
            placement
                .published()
                .slot(
                    placement.allowedPeriods().stream().map(periods::get).filter(Objects::nonNull));
      }
      if (slot != null) {
        wanted.put(placement.id(), slot);
      }
    }
    return wanted;
  }
}
