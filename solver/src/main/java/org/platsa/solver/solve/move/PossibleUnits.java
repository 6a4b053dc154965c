package org.platsa.solver.solve.move;

import java.util.Arrays;
import java.util.List;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitFit;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.rule.TravelTimes;
import org.platsa.solver.rule.UnitsInReach;

/**
 * Which units could take each placement if nobody else were there (<i>möjliga enheter</i>): those
 * that no hard rule about the placement alone forbids and where some supervisor may take it, the
 * cheapest for the placement first. No plan changes that, so it holds for every schedule of the
 * problem.
 */
public final class PossibleUnits {
  private final int[][] unitsOf;

  /** Works it out for a schedule's placements; the schedule must be the problem's. */
  public PossibleUnits(Problem problem, PlacementSchedule schedule) {
    LocalCosts costs = new LocalCosts(schedule);
    UnitsInReach inReach = new UnitsInReach(problem.units(), new TravelTimes(problem));
    List<PlanningPlacement> placements = schedule.placements();
    unitsOf = new int[placements.size()][];
    for (PlanningPlacement placement : placements) {
      int[] units = inReach.of(placement.student(), TravelTimes.LIMIT_MINUTES);
      unitsOf[placement.index()] = cheapestFirst(schedule, placement, units, costs);
    }
  }

  private static int[] cheapestFirst(
      PlacementSchedule schedule, PlanningPlacement placement, int[] units, LocalCosts costs) {
    long[] keyed =
        Arrays.stream(units)
            .mapToObj(unit -> schedule.units().get(unit))
            .filter(unit -> unit.maxTrainees() > 0)
            .mapToLong(unit -> key(placement, unit, costs))
            .filter(key -> key >= 0)
            .filter(key -> isAnybodyThere(schedule, placement, position(key)))
            .sorted()
            .toArray();
    int[] sorted = new int[keyed.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = position(keyed[i]);
    }
    return sorted;
  }

  /** The unit's position in a {@link #key}. */
  private static int position(long key) {
    return (int) (key & 0xFFFFFF);
  }

  /** Whether any supervisor of the unit may take the placement in any of its periods. */
  private static boolean isAnybodyThere(
      PlacementSchedule schedule, PlanningPlacement placement, int unit) {
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(schedule.units().get(unit))) {
      if (supervisor.supervisor().maxSimultaneous() == 0 || supervisor.aboveTermLimit(1) > 0) {
        continue;
      }
      for (PlanningPeriod period : placement.allowedPeriods()) {
        if (placement.isPossible(supervisor, period)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The cost in the upper bits and the unit's position in the lower 24, so that a plain sort orders
   * by cost; negative if a rule forbids the unit.
   */
  private static long key(PlanningPlacement placement, PlanningUnit unit, LocalCosts costs) {
    UnitFit fit = placement.assess(unit);
    return fit.isPossible() ? costs.atUnit(placement, unit, fit) << 24 | unit.index() : -1;
  }

  /** Positions of the units that could take a placement, the cheapest first. */
  public int[] unitsOf(PlanningPlacement placement) {
    return unitsOf[placement.index()];
  }
}
