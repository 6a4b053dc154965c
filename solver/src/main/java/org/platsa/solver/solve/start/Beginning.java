package org.platsa.solver.solve.start;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.PossibleUnits;

/**
 * What every search begins with, whatever the problem's size (<i>utgångsläge</i>): as much of the
 * given plan as breaks no hard rule, the others placed greedily, and those whom that left out
 * placed by chains of moves.
 *
 * @param roster who is where
 * @param reach where each could be
 * @param fromNothing whether the given plan had no place for anybody but the pinned
 */
public record Beginning(Roster roster, PossibleUnits reach, boolean fromNothing) {
  /** With more placements than this a second order would take seconds of a search's time. */
  private static final int MOST_TRIED_TWICE = 20_000;

  /**
   * Works it out.
   *
   * @param start the plan to begin from; null for the problem's own assignments or published plan
   * @param over asked between placements whether to leave it at what is done
   */
  public static Beginning of(Problem problem, @Nullable PlacementPlan start, BooleanSupplier over) {
    PlacementSchedule schedule = StartPlan.of(problem, start);
    boolean fromNothing =
        schedule.placements().stream()
            .noneMatch(placement -> placement.isPlaced() && !placement.isPinned());
    PossibleUnits reach = new PossibleUnits(problem, schedule);
    Roster roster = new Roster(schedule);
    new GreedyPlacing(roster, reach).placeAll();
    new ChainPlacing(roster, reach).placeAll(over);
    return new Beginning(roster, reach, fromNothing);
  }

  /** Whether more might have a place if those who take least time came first. */
  public boolean mayPlaceMore() {
    return fromNothing
        && roster.schedule().placements().size() <= MOST_TRIED_TWICE
        && isAnyPartTime()
        && isCrowded();
  }

  private boolean isAnyPartTime() {
    return roster.schedule().placements().stream()
            .mapToInt(PlanningPlacement::intensity)
            .distinct()
            .count()
        > 1;
  }

  /** The same with those first who take least time for what they cost without a place. */
  public Beginning smallestFirst(
      Problem problem, @Nullable PlacementPlan start, BooleanSupplier over) {
    Roster other = new Roster(StartPlan.of(problem, start));
    new GreedyPlacing(other, reach).placeAllSmallestFirst();
    new ChainPlacing(other, reach).placeAll(over);
    return new Beginning(other, reach, fromNothing);
  }

  /** The roster as a plan. */
  public PlacementPlan plan() {
    return ScheduleMapper.toPlan(roster.schedule());
  }

  /** Whether there is any placement for which there is something to decide. */
  public boolean isAnythingToDecide() {
    return roster.schedule().placements().stream().anyMatch(this::canMove);
  }

  /** Whether somebody has no place who could have one if others were elsewhere. */
  public boolean isCrowded() {
    return roster.schedule().placements().stream()
        .anyMatch(placement -> placement.isUnplaced() && canMove(placement));
  }

  private boolean canMove(PlanningPlacement placement) {
    return !placement.isPinned() && reach.unitsOf(placement).length > 0;
  }
}
