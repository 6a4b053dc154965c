package org.platsa.solver.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/**
 * Whether there is room for a placement somewhere (<i>ledig plats</i>), given where the others are.
 * Errs on the safe side where a pinned placement breaks a rule already: nobody joins it there.
 */
final class Room {
  private final PlacementSchedule schedule;

  Room(PlacementSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Whether the placement could join the supervisor in the period, once another has left.
   *
   * @param leaving somebody whose present place counts as free, or null
   */
  boolean isFor(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    return Candidates.isPossible(placement, supervisor, period)
        && supervisorHasRoom(placement, supervisor, period, leaving)
        && unitHasRoom(placement, supervisor.unit(), period, leaving)
        && studentIsFree(placement, period);
  }

  private static boolean supervisorHasRoom(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    int term = 1;
    int intensity = placement.intensity();
    boolean peerLearning = supervisor.unit().peerLearning();
    List<PlanningPlacement> others = supervisor.placements();
    for (int i = 0; i < others.size(); i++) {
      PlanningPlacement other = others.get(i);
      if (other == placement || other == leaving) {
        continue;
      }
      term++;
      if (other.period().overlaps(period)) {
        if (!peerLearning
            || !placement.mayPair()
            || !other.mayPair()
            || other.kind() != placement.kind()) {
          return false;
        }
        intensity += other.intensity();
      }
    }
    int most = 100 * supervisor.supervisor().maxSimultaneous();
    return supervisor.aboveTermLimit(term) == 0
        && (intensity <= most
            || placement.intensity() + busiestWeek(placement, others, period, leaving) <= most);
  }

  /** The others' intensity in the week of the period in which they have most to do. */
  private static int busiestWeek(
      PlanningPlacement placement,
      List<PlanningPlacement> others,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving) {
    int busiest = 0;
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      int intensity = 0;
      for (int i = 0; i < others.size(); i++) {
        PlanningPlacement other = others.get(i);
        if (other != placement
            && other != leaving
            && week >= other.period().firstWeek()
            && week < other.period().endWeek()) {
          intensity += other.intensity();
        }
      }
      busiest = Math.max(busiest, intensity);
    }
    return busiest;
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
    return together <= unit.maxTrainees()
        || busiestWeek(unit, period, placement, leaving) < unit.maxTrainees();
  }

  /** Places of a unit that are free in every week of a period, once two others have left. */
  int freePlaces(
      PlanningUnit unit,
      PlanningPeriod period,
      PlanningPlacement leaving,
      PlanningPlacement leavingToo) {
    return unit.maxTrainees() - busiestWeek(unit, period, leaving, leavingToo);
  }

  private int busiestWeek(
      PlanningUnit unit,
      PlanningPeriod period,
      PlanningPlacement leaving,
      @Nullable PlanningPlacement leavingToo) {
    int busiest = 0;
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      int together = 0;
      for (int i = unit.firstSupervisor(); i < unit.endSupervisor(); i++) {
        List<PlanningPlacement> others = schedule.supervisors().get(i).placements();
        for (int j = 0; j < others.size(); j++) {
          PlanningPlacement other = others.get(j);
          if (other != leaving
              && other != leavingToo
              && week >= other.period().firstWeek()
              && week < other.period().endWeek()) {
            together++;
          }
        }
      }
      busiest = Math.max(busiest, together);
    }
    return busiest;
  }

  private boolean studentIsFree(PlanningPlacement placement, PlanningPeriod period) {
    if (placement.isOnlyOfStudent()) {
      return true;
    }
    for (PlanningPlacement other : schedule.siblings(placement)) {
      if (other.isPlaced() && other.period().overlaps(period)) {
        return false;
      }
    }
    return true;
  }
}
