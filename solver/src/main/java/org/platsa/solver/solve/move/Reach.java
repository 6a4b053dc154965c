package org.platsa.solver.solve.move;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.platsa.solver.planning.Fit;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.rule.TravelTimes;
import org.platsa.solver.rule.UnitMap;

/**
 * Which units could take each placement of a problem of any size (<i>enheter inom räckhåll</i>):
 * those that no rule about the unit forbids and where somebody works, the cheapest for the
 * placement first. What no plan can change; holds for every schedule of the problem.
 */
public final class Reach {
  private final int[][] unitsOf;

  /** Of a schedule's placements; the schedule must be the problem's. */
  public Reach(Problem problem, PlacementSchedule schedule) {
    LocalCosts costs = new LocalCosts(schedule);
    UnitMap map = new UnitMap(problem.units());
    Map<String, Integer> unitIndex = new HashMap<>();
    schedule.units().forEach(unit -> unitIndex.put(unit.id(), unit.index()));
    Map<String, Set<Integer>> knownTimes = new HashMap<>();
    problem
        .travelMinutes()
        .forEach(time -> {
          Integer unit = unitIndex.get(time.unitId());
          if (unit != null) {
            knownTimes.computeIfAbsent(time.studentId(), key -> new HashSet<>()).add(unit);
          }
        });
    List<PlanningPlacement> placements = schedule.placements();
    unitsOf = new int[placements.size()][];
    for (PlanningPlacement placement : placements) {
      Student student = placement.student();
      int[] near =
          map.within(
              student.home(), TravelTimes.reachKm(student.transport(), TravelTimes.LIMIT_MINUTES));
      Set<Integer> known = knownTimes.getOrDefault(student.id(), Set.of());
      unitsOf[placement.index()] = cheapestFirst(schedule, placement, together(near, known), costs);
    }
  }

  private static IntStream together(int[] near, Set<Integer> known) {
    return known.isEmpty()
        ? Arrays.stream(near)
        : IntStream.concat(Arrays.stream(near), known.stream().mapToInt(Integer::intValue).sorted())
            .distinct();
  }

  private static int[] cheapestFirst(
      PlacementSchedule schedule, PlanningPlacement placement, IntStream units, LocalCosts costs) {
    long[] keyed =
        units
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

  /** The cost above the unit's position, so that a plain sort orders both; negative: impossible. */
  private static long key(PlanningPlacement placement, PlanningUnit unit, LocalCosts costs) {
    Fit fit = placement.assess(unit);
    return fit.isPossible() ? costs.atUnit(placement, unit, fit) << 24 | unit.index() : -1;
  }

  /** Positions of units, the cheapest first; empty when there is none. */
  public int[] unitsOf(PlanningPlacement placement) {
    return unitsOf[placement.index()];
  }
}
