package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.rule.PairRule;

/**
 * What the placements of one student share (<i>elevens gränser</i>): the weeks, their order, and
 * units where the student must not or should not be twice; and who must be apart. Rules
 * studentOverlap, placementOrder, noRepeat, revisit and apart. Only a whole program has these,
 * since their rows need a column for each choice.
 */
final class StudentLimits {
  private final IndexedProblem problem;
  private final PlaceCosts rules;
  private final PlacementProgram result;
  private final LinearProgram program;

  StudentLimits(IndexedProblem problem, PlaceCosts rules, PlacementProgram result) {
    this.problem = problem;
    this.rules = rules;
    this.result = result;
    program = result.program;
  }

  void add() {
    boolean countsReturns = rules.weight(ConstraintId.REVISIT) > 0;
    for (List<Integer> placements : problem.placementsOfBusyStudents().values()) {
      addWeeks(placements);
      addOrder(placements);
      addOnlyOnce(placements);
      if (countsReturns) {
        addReturns(placements);
      }
    }
    addApart();
  }

  /**
   * The student is never busy above full time. Where that would be, it is so in a week in which a
   * placement begins or comes back from weeks off, so only those weeks are looked at.
   */
  private void addWeeks(List<Integer> placements) {
    Set<Integer> weeks = new TreeSet<>();
    for (int i : placements) {
      Seat pinned = problem.pinnedSeat[i];
      if (pinned != null) {
        addBeginnings(pinned.period(), weeks);
      }
      for (int k = result.choices.first(i); k < result.choices.end(i); k++) {
        addBeginnings(result.group(k).type().period(), weeks);
      }
    }
    Set<Object> done = new HashSet<>();
    for (int week : weeks) {
      Map<Integer, List<Integer>> columns = new TreeMap<>();
      int room = Placement.FULL_TIME;
      int wanted = 0;
      for (int i : placements) {
        Seat pinned = problem.pinnedSeat[i];
        int intensity = problem.placements.get(i).intensity();
        if (pinned != null && problem.covers(pinned.period(), week)) {
          room -= intensity;
        }
        List<Integer> here = columnsInWeek(i, week);
        if (!here.isEmpty()) {
          columns.put(i, here);
          wanted += intensity;
        }
      }
      if (columns.size() > 1 && wanted > room && done.add(List.of(room, columns))) {
        addWeek(columns, room);
      }
    }
  }

  private void addBeginnings(int period, Set<Integer> weeks) {
    for (int week = problem.firstWeek[period]; week < problem.endWeek[period]; week++) {
      if (problem.covers(period, week) && !problem.covers(period, week - 1)) {
        weeks.add(week);
      }
    }
  }

  private List<Integer> columnsInWeek(int placement, int week) {
    List<Integer> columns = new ArrayList<>();
    for (int k = result.choices.first(placement); k < result.choices.end(placement); k++) {
      if (problem.covers(result.group(k).type().period(), week)) {
        columns.add(result.column(placement, k));
      }
    }
    return columns;
  }

  private void addWeek(Map<Integer, List<Integer>> columns, int room) {
    int[] intensities =
        columns.keySet().stream()
            .mapToInt(i -> problem.placements.get(i).intensity())
            .sorted()
            .toArray();
    // Where any two are too much, "one of them at most" says the same in whole numbers and more in
    // the relaxation.
    boolean onlyOne = intensities[0] + intensities[1] > room;
    int row = program.addRow(-LinearProgram.NONE, onlyOne ? 1 : room);
    columns.forEach((i, own) -> {
      int factor = onlyOne ? 1 : problem.placements.get(i).intensity();
      own.forEach(column -> program.addTerm(row, column, factor));
    });
  }

  /**
   * Where one placement must come after another: a row for each period of the one, with all periods
   * of the other that do not go with it. What does not go with pinned ones is no choice at all.
   */
  private void addOrder(List<Integer> placements) {
    for (int i : placements) {
      for (int other : placements) {
        boolean isBound =
            problem.placements.get(other).after().contains(problem.placements.get(i).id());
        if (!isBound || other == i || problem.isPinned(i) || problem.isPinned(other)) {
          continue;
        }
        Map<Integer, List<Integer>> own = columnsByPeriod(i);
        Map<Integer, List<Integer>> others = columnsByPeriod(other);
        own.forEach((period, columns) -> {
          List<Integer> together = new ArrayList<>();
          others.forEach((when, theirs) -> {
            if (problem.areOutOfOrder(i, period, other, when)) {
              together.addAll(theirs);
            }
          });
          if (!together.isEmpty()) {
            together.addAll(columns);
            addOneAtMost(together);
          }
        });
      }
    }
  }

  private Map<Integer, List<Integer>> columnsByPeriod(int placement) {
    Map<Integer, List<Integer>> columns = new TreeMap<>();
    for (int k = result.choices.first(placement); k < result.choices.end(placement); k++) {
      columns
          .computeIfAbsent(result.group(k).type().period(), key -> new ArrayList<>())
          .add(result.column(placement, k));
    }
    return columns;
  }

  /** One placement at most at what the student may have only once, where nobody is pinned. */
  private void addOnlyOnce(List<Integer> placements) {
    Map<Object, Map<Integer, List<Integer>>> columns = new LinkedHashMap<>();
    for (int i : placements) {
      for (int k = result.choices.first(i); k < result.choices.end(i); k++) {
        Object only =
            PairRule.onlyOnce(problem.student[i], problem.units.get(result.group(k).unit()));
        if (only != null) {
          columns
              .computeIfAbsent(only, key -> new TreeMap<>())
              .computeIfAbsent(i, key -> new ArrayList<>())
              .add(result.column(i, k));
        }
      }
    }
    columns.values().stream()
        .filter(byPlacement -> byPlacement.size() > 1)
        .forEach(byPlacement ->
            addOneAtMost(byPlacement.values().stream().flatMap(List::stream).toList()));
  }

  /**
   * Of two that must be apart one at most is at a unit in the weeks of a period: a row for each
   * unit and period of the one, with the periods of the other that share a week with it.
   */
  private void addApart() {
    for (int i = 0; i < problem.placements.size(); i++) {
      for (int k = 0; k < problem.index.boundCount(i); k++) {
        int other = problem.index.bound(i, k);
        if (i < other
            && PairRule.areApart(problem.placements.get(i), problem.placements.get(other))) {
          addApart(columnsByPlace(i), columnsByPlace(other));
        }
      }
    }
  }

  private void addApart(
      Map<UnitAndPeriod, List<Integer>> own, Map<UnitAndPeriod, List<Integer>> others) {
    own.forEach((place, columns) -> {
      List<Integer> together = new ArrayList<>();
      others.forEach((there, theirs) -> {
        if (there.unit == place.unit && problem.index.overlap(there.period, place.period)) {
          together.addAll(theirs);
        }
      });
      if (!together.isEmpty()) {
        together.addAll(columns);
        addOneAtMost(together);
      }
    });
  }

  /** A unit and a period, by position. */
  private record UnitAndPeriod(int unit, int period) {}

  private Map<UnitAndPeriod, List<Integer>> columnsByPlace(int placement) {
    Map<UnitAndPeriod, List<Integer>> columns = new LinkedHashMap<>();
    for (int k = result.choices.first(placement); k < result.choices.end(placement); k++) {
      UnitAndPeriod place =
          new UnitAndPeriod(result.group(k).unit(), result.group(k).type().period());
      columns.computeIfAbsent(place, key -> new ArrayList<>()).add(result.column(placement, k));
    }
    return columns;
  }

  private void addOneAtMost(List<Integer> columns) {
    int row = program.addRow(-LinearProgram.NONE, 1);
    columns.forEach(column -> program.addTerm(row, column, 1));
  }

  /**
   * For each unit that is new to the student, a column for the visits after the first. Where the
   * student has been before or has a pinned placement, each choice costs it by itself.
   */
  private void addReturns(List<Integer> placements) {
    Map<Integer, Map<Integer, List<Integer>>> columnsAt = new TreeMap<>();
    for (int i : placements) {
      for (int k = result.choices.first(i); k < result.choices.end(i); k++) {
        columnsAt
            .computeIfAbsent(result.group(k).unit(), key -> new TreeMap<>())
            .computeIfAbsent(i, key -> new ArrayList<>())
            .add(result.column(i, k));
      }
    }
    columnsAt.forEach((unit, columns) -> {
      int any = columns.keySet().iterator().next();
      if (columns.size() > 1 && !rules.hasVisited(any, unit) && !rules.meetsPinned(any, unit)) {
        int column = program.addColumn(columns.size() - 1L, 0, rules.weight(ConstraintId.REVISIT));
        int row = program.addRow(-1, LinearProgram.NONE);
        program.addTerm(row, column, 1);
        columns.values().forEach(own -> own.forEach(each -> program.addTerm(row, each, -1)));
        result.returns.add(
            new PlacementProgram.Return(List.copyOf(columns.keySet()), unit, column));
      }
    });
  }
}
