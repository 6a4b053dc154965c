package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.bound.model.PlacementProgram.Group;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.StudentWeeks;
import org.platsa.solver.rule.TravelTimes;
import org.platsa.solver.rule.UnitsInReach;

/**
 * Writes the exact program of a problem (<i>programmets uppställning</i>): where each placement may
 * go, how supervisors share the placements out in their calendars, and what units, students and
 * providers limit.
 */
public final class ProgramBuilder {
  /** The most choices of a whole program, which is written in seconds; a county has 450,000. */
  private static final int MOST_CHOICES_OF_WHOLE = 1_500_000;

  private final IndexedProblem problem;
  private final PlaceCosts rules;
  private final LinearProgram program = new LinearProgram();
  private final PlacementProgram result;
  private final List<List<Integer>> calendarsOfUnit = new ArrayList<>();

  /** By student id: the weeks of the student's pinned placements. */
  private final Map<String, StudentWeeks> pinnedWeeks = new HashMap<>();

  private final @Nullable Deadline deadline;

  /** With more choices than this they get no columns. */
  private final int mostChoicesOfWhole;

  /** With more choices than this there is no program. */
  private final int mostChoices;

  private final PlaceFilter allowed;

  private ProgramBuilder(
      IndexedProblem problem,
      @Nullable Deadline deadline,
      int mostChoicesOfWhole,
      int mostChoices,
      PlaceFilter allowed) {
    this.problem = problem;
    this.allowed = allowed;
    this.deadline = deadline;
    this.mostChoicesOfWhole = mostChoicesOfWhole;
    this.mostChoices = mostChoices;
    rules = new PlaceCosts(problem);
    result = new PlacementProgram(problem, program);
    for (int i = 0; i < problem.placements.size(); i++) {
      Seat seat = problem.pinnedSeat[i];
      if (seat != null) {
        addPinnedWeeks(i, seat.period());
      }
    }
  }

  private void addPinnedWeeks(int i, int period) {
    pinnedWeeks
        .computeIfAbsent(
            problem.student[i].id(), key -> new StudentWeeks(problem.index.siblingCount(i) + 1))
        .add(problem.index.weeks(period), problem.placements.get(i).intensity());
  }

  /**
   * The whole program, with a column for each choice.
   *
   * @param allowed where placements may be, besides what the rules say
   * @throws ProgramTooLargeException if a supervisor's placements combine in too many ways, or
   *     there are more than {@link #MOST_CHOICES_OF_WHOLE} choices
   */
  public static PlacementProgram build(IndexedProblem problem, PlaceFilter allowed) {
    return new ProgramBuilder(problem, null, MOST_CHOICES_OF_WHOLE, MOST_CHOICES_OF_WHOLE, allowed)
        .build();
  }

  /**
   * The whole program of a small problem; of a larger one the program without columns for choices
   * and without the rows that only those columns have, to be relaxed in parts.
   *
   * @param mostChoicesOfWhole the most choices for which the program is whole
   * @param mostChoices how many choices there is room for
   * @throws ProgramTooLargeException if a supervisor's placements combine in too many ways, there
   *     are more than {@code mostChoices} choices, or the time is over before it is written
   */
  public static PlacementProgram buildForParts(
      IndexedProblem problem, Deadline deadline, int mostChoicesOfWhole, int mostChoices) {
    return new ProgramBuilder(
            problem, deadline, mostChoicesOfWhole, mostChoices, (i, unit, period) -> true)
        .build();
  }

  private PlacementProgram build() {
    for (List<SupervisorClass> classes : SupervisorClass.byUnit(problem)) {
      List<Integer> positions = new ArrayList<>();
      for (SupervisorClass each : classes) {
        positions.add(result.calendars.size());
        result.calendars.add(new Calendar(problem, each));
      }
      calendarsOfUnit.add(positions);
    }
    SupervisorOffers offers = new SupervisorOffers(problem, rules, result, calendarsOfUnit);
    UnitsInReach inReach = new UnitsInReach(problem.units, problem.index.travelTimes());
    for (int i = 0; i < problem.placements.size(); i++) {
      checkTime();
      result.choices.nextPlacement();
      if (problem.isPinned(i)) {
        result.unplacedColumn[i] = -1;
        result.placementRow[i] = -1;
        addPinned(i);
      } else {
        addChoices(i, offers, inReach);
      }
    }
    result.whole = result.choices.size() <= mostChoicesOfWhole;
    for (int i = 0; i < problem.placements.size(); i++) {
      if (!problem.isPinned(i)) {
        addPlacementColumns(i);
      }
    }
    addTakers();
    for (Calendar calendar : result.calendars) {
      checkTime();
      addCalendar(calendar);
    }
    SharedLimits limits = new SharedLimits(problem, rules, result);
    limits.addUnits();
    if (result.whole) {
      new StudentLimits(problem, rules, result).add();
    }
    limits.addProviders();
    return result;
  }

  private void checkTime() {
    if (deadline != null && deadline.isOver()) {
      throw new ProgramTooLargeException("it could not be written in the time there is");
    }
  }

  private void addPinned(int i) {
    Seat seat = Objects.requireNonNull(problem.pinnedSeat[i]);
    int unit = problem.unitOf[seat.supervisor()];
    program.addConstant(
        0,
        rules.unitCost(i, unit, problem.index.minutes(i, unit))
            + rules.periodCost(i, seat.period())
            + rules.supervisorCost(i, seat.supervisor(), seat.period())
            + rules.toldCost(i, seat.supervisor(), seat.period()));
  }

  private void addChoices(int i, SupervisorOffers offers, UnitsInReach inReach) {
    int row = program.addRow(1, 1);
    result.placementRow[i] = row;
    List<Integer> periods = problem.allowedPeriods(i).stream().filter(p -> isFree(i, p)).toList();
    int[] seats = periods.stream().mapToInt(period -> offers.seat(i, period)).toArray();
    long[] periodCosts =
        periods.stream().mapToLong(period -> rules.periodCost(i, period)).toArray();
    for (int unit : inReach.of(problem.student[i], TravelTimes.LIMIT_MINUTES)) {
      if (calendarsOfUnit.get(unit).isEmpty()) {
        continue;
      }
      int minutes = problem.index.minutes(i, unit);
      if (!rules.mayBeAt(i, unit, minutes)) {
        continue;
      }
      long unitCost = rules.unitCost(i, unit, minutes);
      if (problem.index.publishedUnit(i) != unit) {
        // The school was told of another unit: to lose that costs as much as to have no place.
        unitCost += rules.unplacedCost(i);
      }
      for (int k = 0; k < seats.length; k++) {
        if (!allowed.allows(i, unit, periods.get(k))
            || problem.isAtOddsWithPinned(i, unit, periods.get(k))) {
          continue;
        }
        SupervisorOffers.Offer offer = offers.at(unit, i, periods.get(k), seats[k]);
        for (int g = 0; g < offer.groups().length; g++) {
          result.choices.add(offer.groups()[g], unitCost + periodCosts[k] + offer.costs()[g]);
        }
      }
    }
    if (result.choices.size() > mostChoices) {
      throw new ProgramTooLargeException("more than " + mostChoices + " ways to place placements");
    }
  }

  /** Whether the student's pinned placements leave time for the placement in a period. */
  private boolean isFree(int i, int period) {
    StudentWeeks pinned = pinnedWeeks.get(problem.student[i].id());
    return pinned == null
        || pinned.isFree(problem.index.weeks(period), problem.placements.get(i).intensity());
  }

  /** A column for being unplaced and, in a whole program, one for each choice. */
  private void addPlacementColumns(int i) {
    int row = result.placementRow[i];
    result.unplacedColumn[i] = program.addColumn(1, rules.priority(i), rules.unplacedCost(i));
    program.addTerm(row, result.unplacedColumn[i], 1);
    if (result.whole) {
      for (int k = result.choices.first(i); k < result.choices.end(i); k++) {
        int column = program.addColumn(1, 0, result.choices.cost(k));
        program.addTerm(row, column, 1);
        program.addTerm(result.group(k).row(), column, 1);
      }
    }
  }

  /** Columns that say how many of each group's placements each class of supervisors takes. */
  private void addTakers() {
    int[] sizes = new int[result.groups.size()];
    for (int k = 0; k < result.choices.size(); k++) {
      sizes[result.choices.group(k)]++;
    }
    for (int g = 0; g < sizes.length; g++) {
      Group group = result.groups.get(g);
      for (int k = 0; k < group.columns().length; k++) {
        Calendar calendar = result.calendars.get(group.calendars().get(k));
        TraineeType seen = calendar.seen(group.type());
        calendar.supply.merge(seen, sizes[g], Integer::sum);
        group.columns()[k] = program.addColumn(Math.min(sizes[g], calendar.who.seats()), 0, 0);
        program.addTerm(group.row(), group.columns()[k], -1);
        int row = calendar.rows.computeIfAbsent(seen, key -> program.addRow(0, 0));
        program.addTerm(row, group.columns()[k], 1);
      }
    }
  }

  private void addCalendar(Calendar calendar) {
    SupervisorClass who = calendar.who;
    if (calendar.supply.isEmpty() && who.pins().isEmpty()) {
      return;
    }
    Collection<Stint> stints = calendar.finder.find(calendar.supply);
    int supply = calendar.supply.values().stream().mapToInt(Integer::intValue).sum();
    int pinned = who.pins().size();
    long weight = rules.weight(ConstraintId.SUPERVISOR_ROTATION);
    CalendarNetwork network =
        new CalendarNetwork(
            program,
            who.size(),
            stints,
            pinnedWeeks(who),
            Math.min(who.free(), supply),
            more -> weight * SharedRules.rotation(pinned + (int) more, who.recent()),
            rules.weight(ConstraintId.PEER_PAIR));
    calendar.network = network;
    for (CalendarNetwork.Arc arc : network.arcs()) {
      if (arc.stint != null) {
        Map<TraineeType, Integer> counts = new LinkedHashMap<>();
        arc.stint.items().forEach(item -> counts.merge(item, 1, Integer::sum));
        counts.forEach((type, count) ->
            program.addTerm(Objects.requireNonNull(calendar.rows.get(type)), arc.column, -count));
      }
    }
  }

  private Set<Integer> pinnedWeeks(SupervisorClass who) {
    Set<Integer> weeks = new TreeSet<>();
    for (int pin : who.pins()) {
      int period = Objects.requireNonNull(problem.pinnedSeat[pin]).period();
      for (int week = problem.firstWeek[period]; week < problem.endWeek[period]; week++) {
        weeks.add(week);
      }
    }
    return weeks;
  }

  /** Where placements may be, besides what the rules say. */
  @FunctionalInterface
  public interface PlaceFilter {
    /** Whether a placement may be at a unit in a period, all by position. */
    boolean allows(int placement, int unit, int period);
  }
}
