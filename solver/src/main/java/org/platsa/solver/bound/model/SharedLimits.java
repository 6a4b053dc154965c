package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.bound.model.PlacementProgram.Group;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.UnitOffers;

/** What placements share besides supervisors: the room and load of units, and their providers. */
final class SharedLimits {
  private final IndexedProblem problem;
  private final PlaceCosts rules;
  private final PlacementProgram result;
  private final LinearProgram program;

  SharedLimits(IndexedProblem problem, PlaceCosts rules, PlacementProgram result) {
    this.problem = problem;
    this.rules = rules;
    this.result = result;
    program = result.program;
  }

  /** Rules unitCapacity and unitSpread: room in each week, and the load of the term. */
  void addUnits() {
    List<List<Group>> groupsOf = new ArrayList<>();
    List<List<Integer>> pinsOf = new ArrayList<>();
    problem.units.forEach(unit -> {
      groupsOf.add(new ArrayList<>());
      pinsOf.add(new ArrayList<>());
    });
    result.groups.forEach(group -> groupsOf.get(group.unit()).add(group));
    for (int i = 0; i < problem.placements.size(); i++) {
      Seat seat = problem.pinnedSeat[i];
      if (seat != null) {
        pinsOf.get(problem.unitOf[seat.supervisor()]).add(i);
      }
    }
    int[] most = mostAtUnits();
    for (int unit = 0; unit < problem.units.size(); unit++) {
      addRoom(unit, groupsOf.get(unit), pinsOf.get(unit));
      long weight = rules.weight(ConstraintId.UNIT_SPREAD);
      int trained = problem.index.trainedSupervisors(unit);
      int row = program.addRow(0, 0);
      addAll(row, groupsOf.get(unit), 1);
      result.unitSteps[unit] =
          new TabulatedCount(
              program,
              row,
              pinsOf.get(unit).size(),
              most[unit],
              n -> SharedRules.spreadCost(weight, (int) n, trained));
    }
  }

  /**
   * By unit: how many can come at most besides the pinned ones, as there are no more placements
   * that may be there, or no more that its supervisors may have.
   */
  private int[] mostAtUnits() {
    long[] seats = new long[problem.units.size()];
    result.calendars.forEach(calendar -> seats[calendar.who.unit()] += calendar.who.seats());
    int[] candidates = new int[problem.units.size()];
    int[] last = new int[problem.units.size()];
    Arrays.fill(last, -1);
    for (int i = 0; i < problem.placements.size(); i++) {
      for (int k = result.choices.first(i); k < result.choices.end(i); k++) {
        int unit = result.group(k).unit();
        if (last[unit] != i) {
          last[unit] = i;
          candidates[unit]++;
        }
      }
    }
    int[] most = new int[candidates.length];
    Arrays.setAll(most, unit -> (int) Math.min(candidates[unit], seats[unit]));
    return most;
  }

  /** The unit's own room, and that of each of its offers. */
  private void addRoom(int unit, List<Group> groups, List<Integer> pins) {
    addRoom(groups, pins, problem.units.get(unit).maxTrainees(), null);
    for (UnitOffers.Limit limit : problem.index.limits(unit)) {
      addRoom(groups, pins, limit.places(), limit);
    }
  }

  /**
   * One row for the weeks that the same periods have, since the tightest of those says it all.
   *
   * @param all the groups of a unit
   * @param pins placements that are pinned there
   * @param places how many there may be at the same time
   * @param limit says which weeks and kinds count; all for null
   */
  private void addRoom(
      List<Group> all, List<Integer> pins, int places, UnitOffers.@Nullable Limit limit) {
    List<Group> groups =
        all.stream().filter(group -> limit == null || limit.isFor(group.type().kind())).toList();
    Map<Set<Integer>, Integer> roomOf = new LinkedHashMap<>();
    Set<Integer> weeks = new TreeSet<>();
    for (Group group : groups) {
      for (int w = problem.firstWeek[group.type().period()];
          w < problem.endWeek[group.type().period()];
          w++) {
        weeks.add(w);
      }
    }
    for (int week : weeks) {
      Set<Integer> periods = new TreeSet<>();
      groups.stream()
          .map(group -> group.type().period())
          .filter(p -> problem.covers(p, week))
          .forEach(periods::add);
      if (limit != null && (week < limit.first() || week >= limit.end())) {
        continue;
      }
      int room =
          Math.max(0, places - (int) pins.stream().filter(i -> isIn(i, week, limit)).count());
      roomOf.merge(periods, room, Math::min);
    }
    roomOf.forEach((periods, room) -> {
      int row = program.addRow(-LinearProgram.NONE, room);
      addAll(
          row,
          groups.stream().filter(group -> periods.contains(group.type().period())).toList(),
          1);
    });
  }

  /** Whether a pinned placement is there in a week, and counts. */
  private boolean isIn(int pin, int week, UnitOffers.@Nullable Limit limit) {
    Seat seat = Objects.requireNonNull(problem.pinnedSeat[pin]);
    return problem.covers(seat.period(), week)
        && (limit == null || limit.counts(week, problem.placements.get(pin).kind()));
  }

  private void addAll(int row, List<Group> groups, long factor) {
    for (Group group : groups) {
      for (int column : group.columns()) {
        program.addTerm(row, column, factor);
      }
    }
  }

  /** Rules trialQuota and providerFairness: promised places, and a fair share of the unplaced. */
  void addProviders() {
    long weight = rules.weight(ConstraintId.PROVIDER_FAIRNESS);
    List<List<Integer>> unplacedOf = new ArrayList<>();
    problem.providers.forEach(provider -> unplacedOf.add(new ArrayList<>()));
    for (int i = 0; i < problem.placements.size(); i++) {
      if (!problem.isPinned(i)) {
        unplacedOf.get(problem.provider[i]).add(result.unplacedColumn[i]);
      }
    }
    for (int r = 0; r < problem.providers.size(); r++) {
      result.lackColumn[r] = -1;
      result.lackRow[r] = -1;
      int askedFor = problem.index.askedFor(r);
      if (askedFor == 0) {
        continue;
      }
      List<Integer> unplaced = unplacedOf.get(r);
      int row = program.addRow(0, 0);
      unplaced.forEach(column -> program.addTerm(row, column, 1));
      result.providerSteps[r] =
          new TabulatedCount(
              program,
              row,
              0,
              unplaced.size(),
              u -> SharedRules.fairnessCost(weight, (int) u, askedFor));
      long promised = SharedRules.promised(problem.providers.get(r), askedFor);
      if (promised > 0) {
        result.lackColumn[r] =
            program.addColumn(promised, rules.weight(ConstraintId.TRIAL_QUOTA), 0);
        result.lackAtNone[r] = promised - askedFor;
        int lack = program.addRow(result.lackAtNone[r], LinearProgram.NONE);
        result.lackRow[r] = lack;
        program.addTerm(lack, result.lackColumn[r], 1);
        unplaced.forEach(column -> program.addTerm(lack, column, -1));
      }
    }
  }
}
