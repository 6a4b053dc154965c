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
import org.platsa.solver.rule.StudentWeeks;
import org.platsa.solver.rule.TravelTimes;

/** Writes the program: who may go where, with which supervisors' calendars. */
public final class ProgramBuilder {
  /** A solver is not handed more choices than this; a county has some 450,000. */
  private static final int MOST_WHOLE = 1_500_000;

  private final IndexedProblem problem;
  private final SeatRules rules;
  private final LinearProgram program = new LinearProgram();
  private final PlacementProgram result;
  private final List<List<Integer>> calendarsOfUnit = new ArrayList<>();
  private final Map<String, StudentWeeks> pinnedWeeks = new HashMap<>();
  private final @Nullable Deadline deadline;
  private final int mostWhole;
  private final int most;
  private final PlaceFilter allowed;

  private ProgramBuilder(
      IndexedProblem problem,
      @Nullable Deadline deadline,
      int mostWhole,
      int most,
      PlaceFilter allowed) {
    this.problem = problem;
    this.allowed = allowed;
    this.deadline = deadline;
    this.mostWhole = mostWhole;
    this.most = most;
    rules = new SeatRules(problem);
    result = new PlacementProgram(problem, program);
    for (int i = 0; i < problem.placements.size(); i++) {
      int placement = i;
      Seat seat = problem.pinnedSeat[i];
      if (seat != null) {
        pinnedWeeks
            .computeIfAbsent(
                problem.student[i].id(),
                key -> new StudentWeeks(problem.index.siblingCount(placement) + 1))
            .add(
                problem.firstWeek[seat.period()],
                problem.endWeek[seat.period()],
                problem.placements.get(i).intensity());
      }
    }
  }

  /**
   * The whole program, with a column for each choice.
   *
   * @throws ProgramTooLargeException if a supervisor's placements combine in too many ways, or
   *     there are more than {@link #MOST_WHOLE} choices; that many are written in seconds
   */
  public static PlacementProgram build(IndexedProblem problem, PlaceFilter allowed) {
    return new ProgramBuilder(problem, null, MOST_WHOLE, MOST_WHOLE, allowed).build();
  }

  /**
   * The program; without columns for choices, and without rows that only those have, if there are
   * more of them than {@code mostWhole}.
   *
   * @param most how many choices there is room for
   * @throws ProgramTooLargeException if a supervisor's placements combine in too many ways, there
   *     are more than {@code most} choices, or the time is over before it is written
   */
  public static PlacementProgram buildForParts(
      IndexedProblem problem, Deadline deadline, int mostWhole, int most) {
    return new ProgramBuilder(problem, deadline, mostWhole, most, (i, unit, period) -> true)
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
    Offers offers = new Offers(problem, rules, result, calendarsOfUnit);
    UnitsInReach inReach = new UnitsInReach(problem);
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
    result.whole = result.choices.size() <= mostWhole;
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
    Seat seat = problem.pinnedSeat[i];
    if (seat == null) {
      program.addConstant(rules.priority(i), rules.unplacedCost(i));
    } else {
      int unit = problem.unitOf[seat.supervisor()];
      program.addConstant(
          0,
          rules.unitCost(i, unit, problem.index.minutes(i, unit))
              + rules.supervisorCost(i, seat.supervisor(), seat.period())
              + rules.toldCost(i, seat.supervisor(), seat.period()));
    }
  }

  private void addChoices(int i, Offers offers, UnitsInReach inReach) {
    int row = program.addRow(1, 1);
    result.placementRow[i] = row;
    List<Integer> periods = problem.allowedPeriods(i).stream().filter(p -> isFree(i, p)).toList();
    int[] seats = periods.stream().mapToInt(period -> offers.seat(i, period)).toArray();
    for (int unit : inReach.of(i, TravelTimes.LIMIT_MINUTES)) {
      if (calendarsOfUnit.get(unit).isEmpty()) {
        continue;
      }
      int minutes = problem.index.minutes(i, unit);
      if (!rules.mayBeAt(i, unit, minutes)) {
        continue;
      }
      long unitCost = rules.unitCost(i, unit, minutes);
      if (problem.index.publishedUnit(i) != unit) {
        unitCost += rules.unplacedCost(i); // a place at another unit is as much a loss as none
      }
      for (int k = 0; k < seats.length; k++) {
        if (!allowed.allows(i, unit, periods.get(k))) {
          continue;
        }
        Offers.Offer offer = offers.at(unit, i, periods.get(k), seats[k]);
        for (int g = 0; g < offer.groups().length; g++) {
          result.choices.add(offer.groups()[g], unitCost + offer.costs()[g]);
        }
      }
    }
    if (result.choices.size() > most) {
      throw new ProgramTooLargeException("more than " + most + " ways to place placements");
    }
  }

  /** Whether the student's pinned placements leave time for it. */
  private boolean isFree(int i, int period) {
    StudentWeeks pinned = pinnedWeeks.get(problem.student[i].id());
    return pinned == null
        || pinned.isFree(
            problem.firstWeek[period],
            problem.endWeek[period],
            problem.placements.get(i).intensity());
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

  /** How many of each group each class takes. */
  private void addTakers() {
    int[] sizes = new int[result.groups.size()];
    for (int k = 0; k < result.choices.size(); k++) {
      sizes[result.choices.group(k)]++;
    }
    for (int g = 0; g < sizes.length; g++) {
      Group group = result.groups.get(g);
      for (int k = 0; k < group.columns().length; k++) {
        Calendar calendar = result.calendars.get(group.calendars().get(k));
        ItemType seen = calendar.seen(group.type());
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
    long pinned = who.pins().size();
    long weight = rules.weight(ConstraintId.SUPERVISOR_ROTATION);
    CalendarNetwork network =
        new CalendarNetwork(
            program,
            who.size(),
            stints,
            pinnedWeeks(who),
            Math.min(who.free(), supply),
            more -> weight * (pinned + more) * (pinned + more + 2L * who.recent()),
            rules.weight(ConstraintId.PEER_PAIR));
    calendar.network = network;
    for (CalendarNetwork.Arc arc : network.arcs()) {
      if (arc.stint != null) {
        Map<ItemType, Integer> counts = new LinkedHashMap<>();
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
