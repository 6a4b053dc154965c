package org.platsa.solver.solve.move;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.StudentWeeks;
import org.platsa.solver.rule.SupervisorWeek;
import org.platsa.solver.rule.UnitOffers;

/**
 * Whether there is room for a placement at a place (<i>ledig plats</i>), given where the others
 * are: whether no hard rule that concerns it would be broken with it there, the rules that the unit
 * alone decides left out. Where pinned placements break a rule already, nobody else has room, even
 * if that made it no worse.
 */
public final class Room {
  private final PlacementSchedule schedule;

  public Room(PlacementSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Whether there is room for the placement with the supervisor in the period.
   *
   * @param leaving somebody whose present place counts as free, or null
   */
  public boolean isFor(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    return placement.isPossible(supervisor, period)
        && supervisorHasRoom(placement, supervisor, period, leaving)
        && unitHasRoom(placement, supervisor.unit(), period, leaving)
        && studentIsFree(placement, period, leaving)
        && othersAllow(placement, supervisor.unit(), period, leaving);
  }

  /**
   * Whether the placement would break no {@link PairRule} there together with another one.
   *
   * @param leaving another placement whose present place counts as free, or null
   */
  boolean othersAllow(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    for (PlanningPlacement other : schedule.boundTo(placement)) {
      if (other != leaving && other.isPlaced() && areAtOdds(placement, unit, period, other)) {
        return false;
      }
    }
    return true;
  }

  /** Whether one would break a {@link PairRule} at a place together with another. */
  public static boolean areAtOdds(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      PlanningPlacement other) {
    for (PairRule rule : PairRule.values()) {
      if (placement.breaks(rule, unit, period, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean supervisorHasRoom(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    int together = 1;
    boolean alone = true;
    List<PlanningPlacement> others = supervisor.placements();
    for (int i = 0; i < others.size(); i++) {
      PlanningPlacement other = others.get(i);
      if (other != placement && other != leaving) {
        together++;
        alone &= !other.period().overlaps(period);
      }
    }
    if (supervisor.aboveTermLimit(together) > 0) {
      return false;
    }
    if (alone) {
      return supervisor.aboveSimultaneousLimit(placement.intensity()) == 0;
    }
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      if (period.covers(week) && isBrokenInWeek(week, placement, supervisor, leaving)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the supervisor's capacity or company in a week would be broken with the placement. */
  private static boolean isBrokenInWeek(
      int week,
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      @Nullable PlanningPlacement leaving) {
    SupervisorWeek load = new SupervisorWeek();
    load.add(placement.kind(), placement.mayPair(), placement.intensity());
    List<PlanningPlacement> others = supervisor.placements();
    for (int i = 0; i < others.size(); i++) {
      PlanningPlacement other = others.get(i);
      if (other != placement && other != leaving && other.covers(week)) {
        load.add(other.kind(), other.mayPair(), other.intensity());
      }
    }
    return load.isBroken(
        supervisor.supervisor().maxSimultaneous(), supervisor.unit().peerLearning());
  }

  private boolean unitHasRoom(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    int together = 1;
    for (int i = unit.firstSupervisor(); i < unit.endSupervisor(); i++) {
      List<PlanningPlacement> others = schedule.supervisors().get(i).placements();
      for (int j = 0; j < others.size(); j++) {
        PlanningPlacement other = others.get(j);
        if (other != placement && other != leaving && other.period().overlaps(period)) {
          together++;
        }
      }
    }
    return (unit.aboveCapacity(together) == 0
            || unit.aboveCapacity(busiestWeek(unit, period, placement, leaving) + 1) == 0)
        && freeOffers(unit, placement.kind(), period, placement, leaving) > 0;
  }

  /** How many more of a kind a unit's offers leave in every week of a period. */
  private int freeOffers(
      PlanningUnit unit,
      PlacementKind kind,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving,
      @Nullable PlanningPlacement leavingToo) {
    int free = Integer.MAX_VALUE;
    for (UnitOffers.Limit limit : unit.limits()) {
      for (int week = period.firstWeek(); week < period.endWeek(); week++) {
        if (period.covers(week) && limit.counts(week, kind)) {
          free = Math.min(free, limit.places() - inWeek(unit, week, limit, leaving, leavingToo));
        }
      }
    }
    return free;
  }

  /**
   * How many more of a kind a unit takes in every week of a period; negative where pinned
   * placements are too many already.
   *
   * @param leaving somebody whose present place counts as free, or null
   * @param leavingToo the same
   */
  public int freePlaces(
      PlanningUnit unit,
      PlacementKind kind,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving,
      @Nullable PlanningPlacement leavingToo) {
    return Math.min(
        unit.maxTrainees() - busiestWeek(unit, period, leaving, leavingToo),
        freeOffers(unit, kind, period, leaving, leavingToo));
  }

  /** How many are at a unit in that week of a period in which most are. */
  private int busiestWeek(
      PlanningUnit unit,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving,
      @Nullable PlanningPlacement leavingToo) {
    int busiest = 0;
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      if (!period.covers(week)) {
        continue;
      }
      busiest = Math.max(busiest, inWeek(unit, week, null, leaving, leavingToo));
    }
    return busiest;
  }

  /** How many are at a unit in a week, only those whom a limit counts if there is one. */
  private int inWeek(
      PlanningUnit unit,
      int week,
      UnitOffers.@Nullable Limit limit,
      @Nullable PlanningPlacement leaving,
      @Nullable PlanningPlacement leavingToo) {
    int together = 0;
    for (int i = unit.firstSupervisor(); i < unit.endSupervisor(); i++) {
      List<PlanningPlacement> others = schedule.supervisors().get(i).placements();
      for (int j = 0; j < others.size(); j++) {
        PlanningPlacement other = others.get(j);
        if (other != leaving
            && other != leavingToo
            && other.covers(week)
            && (limit == null || limit.counts(week, other.kind()))) {
          together++;
        }
      }
    }
    return together;
  }

  /**
   * Whether the student has time for the placement in the period.
   *
   * @param leaving another placement whose present place counts as free, or null
   */
  public boolean studentIsFree(
      PlanningPlacement placement, PlanningPeriod period, @Nullable PlanningPlacement leaving) {
    if (placement.isOnlyOfStudent()) {
      return true;
    }
    List<PlanningPlacement> siblings = schedule.siblings(placement);
    StudentWeeks weeks = new StudentWeeks(siblings.size());
    for (PlanningPlacement other : siblings) {
      if (other != leaving && other.isPlaced()) {
        weeks.add(other.period().when(), other.intensity());
      }
    }
    return weeks.isFree(period.when(), placement.intensity());
  }
}
