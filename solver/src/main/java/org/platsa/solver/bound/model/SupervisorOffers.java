package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.model.PlacementProgram.Group;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.rule.LocalRule;

/**
 * Who at a unit can take a placement in a period (<i>möjliga handledare</i>): groups of supervisors
 * that cost the same for it. Worked out once for all placements that no supervisor tells apart.
 */
final class SupervisorOffers {
  private final IndexedProblem problem;
  private final PlaceCosts rules;
  private final PlacementProgram result;
  private final List<List<Integer>> calendarsOfUnit;
  private final Map<GroupKey, Integer> groups = new HashMap<>();
  private final Map<Seat, Integer> seats = new HashMap<>();
  private final @Nullable Offer[][] known;

  SupervisorOffers(
      IndexedProblem problem,
      PlaceCosts rules,
      PlacementProgram result,
      List<List<Integer>> calendarsOfUnit) {
    this.problem = problem;
    this.rules = rules;
    this.result = result;
    this.calendarsOfUnit = calendarsOfUnit;
    known = new @Nullable Offer[problem.units.size()][];
    Arrays.setAll(known, unit -> new @Nullable Offer[0]);
  }

  /** The same number for all placements that no supervisor tells apart in the period. */
  int seat(int placement, int period) {
    Placement wanted = problem.placements.get(placement);
    Student student = problem.student[placement];
    List<Object> seen =
        LocalRule.ofPlace().stream().map(rule -> rule.seenOf(wanted, student)).toList();
    Seat seat = new Seat(TraineeType.of(wanted, period), seen);
    return seats.computeIfAbsent(seat, key -> seats.size());
  }

  /**
   * What a unit offers to a placement in a period.
   *
   * @param seat the number that {@link #seat} gives them
   */
  Offer at(int unit, int placement, int period, int seat) {
    if (problem.index.publishedUnit(placement) == unit) {
      return offer(unit, placement, period, true);
    }
    @Nullable Offer[] here = known[unit];
    if (seat >= here.length) {
      here = Arrays.copyOf(here, seat + 8);
      known[unit] = here;
    }
    Offer offer = here[seat];
    if (offer == null) {
      offer = offer(unit, placement, period, false);
      here[seat] = offer;
    }
    return offer;
  }

  private Offer offer(int unit, int placement, int period, boolean toldHere) {
    Map<Long, List<Integer>> byCost = new TreeMap<>();
    for (int calendar : calendarsOfUnit.get(unit)) {
      SupervisorClass who = result.calendars.get(calendar).who;
      if (mayTake(who, placement, period)) {
        int supervisor = who.members().getFirst();
        long cost = rules.supervisorCost(placement, supervisor, period);
        if (toldHere) {
          cost += rules.toldCost(placement, supervisor, period);
        }
        byCost.computeIfAbsent(cost, key -> new ArrayList<>()).add(calendar);
      }
    }
    int[] groupOf = new int[byCost.size()];
    long[] costs = new long[byCost.size()];
    int k = 0;
    for (Map.Entry<Long, List<Integer>> entry : byCost.entrySet()) {
      groupOf[k] = group(unit, placement, period, entry.getValue());
      costs[k++] = entry.getKey();
    }
    return new Offer(groupOf, costs);
  }

  private boolean mayTake(SupervisorClass who, int i, int period) {
    return who.free() > 0
        && (who.maxSimultaneous() > 0 || !who.pins().isEmpty())
        && LocalRule.isPossible(problem.index, i, who.members().getFirst(), period);
  }

  private int group(int unit, int i, int period, List<Integer> calendars) {
    TraineeType fine = TraineeType.of(problem.placements.get(i), period);
    boolean seesTypes =
        !problem.index.limits(unit).isEmpty()
            || calendars.stream().anyMatch(each -> result.calendars.get(each).who.seesTypes());
    TraineeType type = seesTypes ? fine : fine.plain();
    return groups.computeIfAbsent(
        new GroupKey(unit, type, calendars),
        key -> {
          int row = result.program.addRow(0, 0);
          result.groups.add(new Group(unit, type, calendars, new int[calendars.size()], row));
          return result.groups.size() - 1;
        });
  }

  /**
   * Groups that can take a placement.
   *
   * @param groups by position in {@link PlacementProgram#groups}
   * @param costs soft cost that depends on the supervisor, in the same order
   */
  record Offer(int[] groups, long[] costs) {}

  /** What calendars and local rules see of a placement in a period. */
  private record Seat(TraineeType type, List<Object> seen) {}

  private record GroupKey(int unit, TraineeType type, List<Integer> calendars) {}
}
