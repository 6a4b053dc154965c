package org.platsa.solver.solve.start;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.Reach;

/**
 * What every search begins with, whatever the problem's size (<i>utgångsläge</i>): of the given
 * plan what no hard rule forbids, the rest placed greedily, and by short chains whom that left out.
 *
 * @param roster who is where
 * @param reach where each could be
 * @param fromNothing whether the given plan placed nobody but the pinned
 */
public record Beginning(Roster roster, Reach reach, boolean fromNothing) {
  /**
   * Begins.
   *
   * @param start the plan to begin from; null for the problem's own assignments or published plan
   * @param over asked now and then whether to leave it at that
   */
  public static Beginning of(Problem problem, @Nullable PlacementPlan start, BooleanSupplier over) {
    PlacementSchedule schedule = StartPlan.of(problem, start);
    boolean fromNothing =
        schedule.placements().stream()
            .noneMatch(placement -> placement.isPlaced() && !placement.isPinned());
    Reach reach = new Reach(problem, schedule);
    Roster roster = new Roster(schedule);
    new GreedyStart(roster, reach).placeAll();
    new Settling(roster, reach).placeAll(over);
    return new Beginning(roster, reach, fromNothing);
  }

  /** The plan. */
  public PlacementPlan plan() {
    return ScheduleMapper.toPlan(roster.schedule());
  }

  /** Whether there is any placement that could be here or there. */
  public boolean isAnythingToDecide() {
    return roster.schedule().placements().stream().anyMatch(this::canMove);
  }

  /** Whether somebody has no place who could have one if others were not there. */
  public boolean isCrowded() {
    return roster.schedule().placements().stream()
        .anyMatch(placement -> placement.isUnplaced() && canMove(placement));
  }

  private boolean canMove(PlanningPlacement placement) {
    return !placement.isPinned() && reach.unitsOf(placement).length > 0;
  }
}
