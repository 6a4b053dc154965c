package org.platsa.solver.solve.start;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.Fit;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.solve.move.LocalCosts;
import org.platsa.solver.solve.move.Room;

/**
 * A schedule of any size that is filled one placement at a time, without Timefold
 * (<i>bemanning</i>): where there is room, and what one more costs there. For one thread.
 */
public final class Roster {
  private final PlacementSchedule schedule;
  private final Room room;
  private final LocalCosts costs;
  private final int[] placementsOfUnit;
  private final long rotationWeight;
  private final long pairWeight;
  private final long revisitWeight;
  private long looks;

  /** Of a schedule as it is; from now on only this changes it. */
  public Roster(PlacementSchedule schedule) {
    this.schedule = schedule;
    this.room = new Room(schedule);
    this.costs = new LocalCosts(schedule);
    this.placementsOfUnit = new int[schedule.units().size()];
    this.rotationWeight = LocalCosts.weight(schedule, ConstraintId.SUPERVISOR_ROTATION);
    this.pairWeight = LocalCosts.weight(schedule, ConstraintId.PEER_PAIR);
    this.revisitWeight = LocalCosts.weight(schedule, ConstraintId.REVISIT);
    schedule.placements().stream()
        .filter(PlanningPlacement::isPlaced)
        .forEach(placement -> placementsOfUnit[placement.unit().index()]++);
  }

  public PlacementSchedule schedule() {
    return schedule;
  }

  /** Whether the placement could join the supervisor, once another has left. */
  boolean hasRoom(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    looks++;
    return room.isFor(placement, supervisor, period, leaving);
  }

  /** How often a seat was looked at so far: a measure of work that is the same each time. */
  long looks() {
    return looks;
  }

  /** Whether a unit takes nobody more in some week of a period. */
  boolean isFull(PlanningUnit unit, PlanningPeriod period) {
    return room.freePlaces(unit, period, null, null) <= 0;
  }

  /** Puts an unplaced placement somewhere. */
  public void assign(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    ScheduleMapper.assign(placement, supervisor, period);
    placementsOfUnit[supervisor.unit().index()]++;
  }

  /** Takes a placement's place away. */
  public void unassign(PlanningPlacement placement) {
    placementsOfUnit[placement.unit().index()]--;
    ScheduleMapper.unassign(placement);
  }

  /** Soft cost of one more placement at a unit, besides what its supervisor costs. */
  long costAtUnit(PlanningPlacement placement, PlanningUnit unit) {
    int load = placementsOfUnit[unit.index()];
    Fit fit = placement.assess(unit);
    return costs.atUnit(placement, unit, fit)
        + unit.spreadCost(load + 1)
        - unit.spreadCost(load)
        + costOfReturning(placement, unit, fit);
  }

  /** What it costs that a new unit is none because the student has another placement there. */
  private long costOfReturning(PlanningPlacement placement, PlanningUnit unit, Fit fit) {
    if (fit.amount(LocalRule.VISITED) > 0) {
      return 0; // counts for each placement already
    }
    for (PlanningPlacement sibling : schedule.siblings(placement)) {
      if (sibling.isPlaced() && sibling.unit() == unit) {
        return revisitWeight;
      }
    }
    return 0;
  }

  /** Soft cost of one more placement with a supervisor, besides what the unit costs. */
  long costWith(PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    looks++;
    int load = supervisor.placements().size();
    return rotationWeight * (supervisor.rotationCost(load + 1) - supervisor.rotationCost(load))
        + costs.with(placement, supervisor, period)
        + pairing(placement, supervisor, period);
  }

  /** The least that {@link #costWith} can be: a partner found. */
  long leastCostWith(PlanningPlacement placement) {
    return placement.mayPair() ? -pairWeight : 0;
  }

  /**
   * What a partner saves, itself and the other, or what it costs to have none; nothing while one
   * may still come.
   */
  private long pairing(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    if (!placement.mayPair() || !supervisor.unit().peerLearning()) {
      return 0; // where nobody has a partner, the unit's own cost says so
    }
    int waiting =
        (int)
            supervisor.placements().stream()
                .filter(other ->
                    other.mayPair() && other.kind() == placement.kind() && other.period() == period)
                .count();
    if (SharedRules.withoutPartner(waiting) == 1) {
      return -pairWeight;
    }
    boolean mayComeTwo =
        supervisor.aboveTermLimit(supervisor.placements().size() + 2) == 0
            && supervisor.supervisor().maxSimultaneous() * Placement.FULL_TIME
                >= 2 * placement.intensity();
    return mayComeTwo ? 0 : pairWeight;
  }
}
