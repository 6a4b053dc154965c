package org.platsa.solver.bound.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.RowCheck;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.bound.model.PlacementProgram.Group;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.rule.SharedRules;

/** Turns plans into values of a whole program's columns and back. */
public final class PlanCoding {
  private final PlacementProgram program;
  private final IndexedProblem problem;

  /** By supervisor: the position of its class's calendar. */
  private final Map<Integer, Integer> calendarOf = new HashMap<>();

  /** Prepares to code plans of the program's problem. */
  public PlanCoding(PlacementProgram program) {
    this.program = program;
    problem = program.problem;
    for (int c = 0; c < program.calendars.size(); c++) {
      for (int member : program.calendars.get(c).who.members()) {
        calendarOf.put(member, c);
      }
    }
  }

  /**
   * The values that say the same as the plan; null if it breaks a hard rule or moves what is
   * pinned.
   */
  public long @Nullable [] encode(PlacementPlan plan) {
    long[] values = new long[program.program.columns()];
    Map<String, Assignment> assignments = new HashMap<>();
    plan.assignments().forEach(each -> assignments.put(each.placementId(), each));
    Map<Integer, List<TraineeType>> itemsOf = new HashMap<>();
    int[] unitOf = new int[problem.placements.size()];
    Arrays.fill(unitOf, -1);
    long[] unplaced = new long[problem.providers.size()];
    for (int i = 0; i < problem.placements.size(); i++) {
      Seat seat = seat(assignments.get(problem.placements.get(i).id()));
      if (problem.isPinned(i)) {
        if (!Objects.equals(seat, problem.pinnedSeat[i])) {
          return null;
        }
      } else if (seat == null) {
        values[program.unplacedColumn[i]] = 1;
        unplaced[problem.provider[i]]++;
      } else if (!choose(i, seat, values, itemsOf)) {
        return null;
      } else {
        unitOf[i] = problem.unitOf[seat.supervisor()];
      }
    }
    if (!encodeCalendars(itemsOf, values)) {
      return null;
    }
    encodeUnits(unitOf, values);
    encodeProviders(unplaced, values);
    encodeReturns(unitOf, values);
    return RowCheck.holds(program.program, values) ? values : null;
  }

  /** Chooses a seat for a placement; false if the program has no such choice. */
  private boolean choose(int i, Seat seat, long[] values, Map<Integer, List<TraineeType>> itemsOf) {
    Integer calendar = calendarOf.get(seat.supervisor());
    if (calendar == null) {
      return false;
    }
    for (int k = program.choices.first(i); k < program.choices.end(i); k++) {
      Group group = program.group(k);
      int taker = group.calendars().indexOf(calendar);
      if (group.type().period() == seat.period() && taker >= 0) {
        values[program.column(i, k)] = 1;
        values[group.columns()[taker]]++;
        itemsOf
            .computeIfAbsent(seat.supervisor(), key -> new ArrayList<>())
            .add(program.calendars.get(calendar).seen(group.type()));
        return true;
      }
    }
    return false;
  }

  /** False if a supervisor's placements break a hard rule together. */
  private boolean encodeCalendars(Map<Integer, List<TraineeType>> itemsOf, long[] values) {
    for (Calendar calendar : program.calendars) {
      for (int member : calendar.who.members()) {
        List<Stint> stints = calendar.finder.split(itemsOf.getOrDefault(member, List.of()));
        boolean known =
            stints != null
                && (calendar.network == null
                    ? stints.isEmpty()
                    : calendar.network.encode(stints, values));
        if (!known) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Sets the steps of each unit's load.
   *
   * @param unitOf by placement; -1 for the pinned, whom the steps begin after, and the unplaced
   */
  private void encodeUnits(int[] unitOf, long[] values) {
    long[] atUnit = new long[problem.units.size()];
    for (int unit : unitOf) {
      if (unit >= 0) {
        atUnit[unit]++;
      }
    }
    for (int unit = 0; unit < atUnit.length; unit++) {
      Objects.requireNonNull(program.unitSteps[unit]).encode(atUnit[unit], values);
    }
  }

  private void encodeProviders(long[] unplaced, long[] values) {
    for (int provider = 0; provider < unplaced.length; provider++) {
      TabulatedCount steps = program.providerSteps[provider];
      if (steps != null) {
        steps.encode(unplaced[provider], values);
      }
      if (program.lackColumn[provider] >= 0) {
        values[program.lackColumn[provider]] =
            Math.max(0, program.lackAtNone[provider] + unplaced[provider]);
      }
    }
  }

  private void encodeReturns(int[] unitOf, long[] values) {
    for (PlacementProgram.Return each : program.returns) {
      int visits = 0;
      for (int i : each.placements()) {
        visits += unitOf[i] == each.unit() ? 1 : 0;
      }
      values[each.column()] = SharedRules.revisits(visits, false);
    }
  }

  /** The plan that whole values of the columns stand for. */
  public PlacementPlan decode(long[] values) {
    Map<Integer, Integer> periodOf = new HashMap<>();
    Map<Calendar, Map<TraineeType, Deque<Integer>>> taken = taken(values, periodOf);
    Map<Integer, Seat> seats = new HashMap<>();
    for (Calendar calendar : program.calendars) {
      if (calendar.network == null) {
        continue;
      }
      List<List<Stint>> calendars = calendar.network.decode(values);
      for (int m = 0; m < calendars.size(); m++) {
        for (Stint stint : calendars.get(m)) {
          for (TraineeType item : stint.items()) {
            int placement =
                Objects.requireNonNull(
                        Objects.requireNonNull(taken.get(calendar), "nobody taken").get(item))
                    .remove();
            int period = Objects.requireNonNull(periodOf.get(placement));
            seats.put(placement, new Seat(calendar.who.members().get(m), period));
          }
        }
      }
    }
    return plan(seats);
  }

  /**
   * Which placements each class of supervisors takes, by what its calendars see of them. Placements
   * of one group are alike to its classes, so it does not matter which class takes which.
   *
   * @param periodOf by placement, filled in here
   */
  private Map<Calendar, Map<TraineeType, Deque<Integer>>> taken(
      long[] values, Map<Integer, Integer> periodOf) {
    Map<Group, Deque<Integer>> chosen = chosen(values);
    Map<Calendar, Map<TraineeType, Deque<Integer>>> taken = new HashMap<>();
    for (Group group : program.groups) {
      Deque<Integer> waiting = chosen.getOrDefault(group, new ArrayDeque<>());
      for (int k = 0; k < group.columns().length; k++) {
        Calendar calendar = program.calendars.get(group.calendars().get(k));
        Deque<Integer> takes =
            taken
                .computeIfAbsent(calendar, key -> new HashMap<>())
                .computeIfAbsent(calendar.seen(group.type()), key -> new ArrayDeque<>());
        for (long n = values[group.columns()[k]]; n > 0; n--) {
          int placement = waiting.remove();
          periodOf.put(placement, group.type().period());
          takes.add(placement);
        }
      }
    }
    return taken;
  }

  private Map<Group, Deque<Integer>> chosen(long[] values) {
    Map<Group, Deque<Integer>> chosen = new HashMap<>();
    for (int i = 0; i < problem.placements.size(); i++) {
      for (int k = program.choices.first(i); k < program.choices.end(i); k++) {
        if (values[program.column(i, k)] == 1) {
          chosen.computeIfAbsent(program.group(k), key -> new ArrayDeque<>()).add(i);
        }
      }
    }
    return chosen;
  }

  private PlacementPlan plan(Map<Integer, Seat> seats) {
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < problem.placements.size(); i++) {
      Seat seat = problem.isPinned(i) ? problem.pinnedSeat[i] : seats.get(i);
      String id = problem.placements.get(i).id();
      assignments.add(
          seat == null
              ? new Assignment(id, null, null)
              : new Assignment(
                  id,
                  problem.supervisors.get(seat.supervisor()).id(),
                  problem.periods.get(seat.period()).id()));
    }
    return new PlacementPlan(assignments);
  }

  private @Nullable Seat seat(@Nullable Assignment assignment) {
    return assignment == null || assignment.supervisorId() == null || assignment.periodId() == null
        ? null
        : problem.seat(new Slot(assignment.supervisorId(), assignment.periodId()));
  }
}
