package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.platsa.solver.bound.IndexedProblem.Place;
import org.platsa.solver.bound.PlacementProgram.Calendar;
import org.platsa.solver.bound.PlacementProgram.Choice;
import org.platsa.solver.bound.PlacementProgram.Group;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Training;

/** Writes the program: who may go where, with which supervisors' calendars. */
final class ProgramBuilder {
  private final IndexedProblem problem;
  private final SeatRules rules;
  private final LinearProgram program = new LinearProgram();
  private final PlacementProgram result;
  private final List<List<Integer>> calendarsOfUnit = new ArrayList<>();
  private final Map<GroupKey, Group> groups = new LinkedHashMap<>();

  private ProgramBuilder(IndexedProblem problem) {
    this.problem = problem;
    rules = new SeatRules(problem);
    result = new PlacementProgram(problem, program);
  }

  /**
   * The program of the whole problem.
   *
   * @throws ProgramTooLargeException if a supervisor's placements combine in too many ways
   */
  static PlacementProgram build(IndexedProblem problem) {
    return new ProgramBuilder(problem).build();
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
    for (int i = 0; i < problem.placements.size(); i++) {
      if (problem.isPinned(i)) {
        result.unplacedColumn[i] = -1;
        result.placementRow[i] = -1;
        addPinned(i);
      } else {
        addChoices(i);
      }
    }
    addTakers();
    result.calendars.forEach(this::addCalendar);
    SharedLimits limits = new SharedLimits(problem, rules, result);
    limits.addUnits();
    limits.addStudents();
    limits.addProviders();
    return result;
  }

  private void addPinned(int i) {
    Place place = problem.pinnedPlace[i];
    if (place == null) {
      program.addConstant(rules.priority(i), rules.unplacedCost(i));
    } else {
      program.addConstant(
          0,
          rules.unitCost(i, problem.unitOf[place.supervisor()])
              + rules.supervisorCost(i, place.supervisor(), place.period()));
    }
  }

  private void addChoices(int i) {
    int row = program.addRow(1, 1);
    result.placementRow[i] = row;
    result.unplacedColumn[i] = program.addColumn(1, rules.priority(i), rules.unplacedCost(i));
    program.addTerm(row, result.unplacedColumn[i], 1);
    List<Integer> periods = problem.allowedPeriods(i).stream().filter(p -> !isTaken(i, p)).toList();
    for (int unit = 0; unit < problem.units.size(); unit++) {
      if (calendarsOfUnit.get(unit).isEmpty() || !rules.mayBeAt(i, unit)) {
        continue;
      }
      long unitCost = rules.unitCost(i, unit);
      for (int period : periods) {
        Map<Long, List<Integer>> byCost = new TreeMap<>();
        for (int calendar : calendarsOfUnit.get(unit)) {
          SupervisorClass who = result.calendars.get(calendar).who;
          if (mayTake(who, i, period)) {
            long cost = rules.supervisorCost(i, who.members().getFirst(), period);
            byCost.computeIfAbsent(cost, key -> new ArrayList<>()).add(calendar);
          }
        }
        for (Map.Entry<Long, List<Integer>> entry : byCost.entrySet()) {
          int column = program.addColumn(1, 0, unitCost + entry.getKey());
          Group group = group(unit, i, period, entry.getValue());
          program.addTerm(row, column, 1);
          program.addTerm(group.row(), column, 1);
          result.choices.add(new Choice(i, group, column));
        }
      }
    }
  }

  private boolean isTaken(int i, int period) {
    for (int other = 0; other < problem.placements.size(); other++) {
      Place place = problem.pinnedPlace[other];
      if (place != null
          && problem.student[other].id().equals(problem.student[i].id())
          && problem.overlap(place.period(), period)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayTake(SupervisorClass who, int i, int period) {
    return who.available().get(period)
        && who.free() > 0
        && (who.maxSimultaneous() > 0 || !who.pins().isEmpty())
        && (who.training() != Training.NONE
            || !problem.placements.get(i).kind().needsTrainedSupervisor());
  }

  private Group group(int unit, int i, int period, List<Integer> calendars) {
    ItemType fine = ItemType.of(problem.placements.get(i), period);
    boolean seesTypes =
        calendars.stream().anyMatch(each -> result.calendars.get(each).who.seesTypes());
    ItemType type = seesTypes ? fine : fine.plain();
    return groups.computeIfAbsent(
        new GroupKey(unit, type, calendars),
        key -> {
          Group group =
              new Group(unit, type, calendars, new int[calendars.size()], program.addRow(0, 0));
          result.groups.add(group);
          return group;
        });
  }

  /** How many of each group each class takes. */
  private void addTakers() {
    Map<Group, Integer> sizes = new HashMap<>();
    result.choices.forEach(choice -> sizes.merge(choice.group(), 1, Integer::sum));
    for (Group group : result.groups) {
      int size = sizes.getOrDefault(group, 0);
      for (int k = 0; k < group.columns().length; k++) {
        Calendar calendar = result.calendars.get(group.calendars().get(k));
        ItemType seen = calendar.seen(group.type());
        calendar.supply.merge(seen, size, Integer::sum);
        group.columns()[k] = program.addColumn(size, 0, 0);
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
      int period = Objects.requireNonNull(problem.pinnedPlace[pin]).period();
      for (int week = problem.firstWeek[period]; week < problem.endWeek[period]; week++) {
        weeks.add(week);
      }
    }
    return weeks;
  }

  private record GroupKey(int unit, ItemType type, List<Integer> calendars) {}
}
