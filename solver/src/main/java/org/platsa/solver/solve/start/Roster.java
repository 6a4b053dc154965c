package org.platsa.solver.solve.start;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.planning.UnitFit;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.solve.move.LocalCosts;
import org.platsa.solver.solve.move.Room;

/**
 * A schedule that is filled one placement at a time (<i>bemanning</i>), fast enough for a problem
 * of any size: it says where there is room and what one more costs there. For one thread.
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

  /** Begins with a schedule as it is; from now on only this object may change it. */
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

  /**
   * Whether there is room for the placement with the supervisor in the period.
   *
   * @param leaving somebody whose present place counts as free, or null
   */
  boolean hasRoom(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    looks++;
    return room.isFor(placement, supervisor, period, leaving);
  }

  /** How often a seat was looked at so far: a measure of work that no clock is needed for. */
  long looks() {
    return looks;
  }

  /** Whether a unit takes nobody more of a kind in some week of a period. */
  boolean isFull(PlanningUnit unit, PlacementKind kind, PlanningPeriod period) {
    return room.freePlaces(unit, kind, period, null, null) <= 0;
  }

  /** Gives an unplaced placement a place. */
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
    UnitFit fit = placement.assess(unit);
    return costs.atUnit(placement, unit, fit)
        + unit.spreadCost(load + 1)
        - unit.spreadCost(load)
        + costOfReturning(placement, unit, fit);
  }

  /** What it costs in rule revisit that the student has another placement at a unit that is new. */
  private long costOfReturning(PlanningPlacement placement, PlanningUnit unit, UnitFit fit) {
    if (fit.amount(LocalRule.VISITED) > 0) {
      return 0; // each placement there costs it anyway
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

  /**
   * A lower limit of {@link #costWith}: what it is when a partner is found and all else is free.
   */
  long leastCostWith(PlanningPlacement placement) {
    return placement.mayPair() ? -pairWeight : 0;
  }

  /**
   * What the placement changes in rule peerPair: a partner found saves the cost of the one who was
   * without. Somebody without a partner costs nothing here as long as one may still come.
   */
  private long pairing(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    if (!placement.mayPair() || !supervisor.unit().peerLearning()) {
      return 0; // away from peer-learning units the cost at the unit has it
    }
    int group =
        (int)
            supervisor.placements().stream()
                .filter(other -> placement.fitsAsPartner(other, period))
                .count();
    if (SharedRules.withoutPartner(group) == 1) {
      return -pairWeight;
    }
    boolean mayComeTwo =
        supervisor.aboveTermLimit(supervisor.placements().size() + 2) == 0
            && supervisor.aboveSimultaneousLimit(2 * placement.intensity()) == 0;
    return mayComeTwo ? 0 : pairWeight;
  }
}
