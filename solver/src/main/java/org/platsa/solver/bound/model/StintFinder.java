package org.platsa.solver.bound.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.SupervisorWeek;

/**
 * Every stint that a supervisor of a class may have: in the weeks of whoever is not pinned no hard
 * rule is broken, whatever pinned placements break among themselves.
 */
final class StintFinder {
  /** If one supervisor has more stints than this, there is no program. */
  static final int MOST = 20_000;

  private static final Comparator<TraineeType> ORDER =
      Comparator.comparingInt(TraineeType::period)
          .thenComparing(TraineeType::kind)
          .thenComparing(TraineeType::pairing)
          .thenComparingInt(TraineeType::intensity);

  private final IndexedProblem problem;
  private final SupervisorClass who;
  private final List<TraineeType> pinned = new ArrayList<>();

  StintFinder(IndexedProblem problem, SupervisorClass who) {
    this.problem = problem;
    this.who = who;
    for (int pin : who.pins()) {
      Seat seat = Objects.requireNonNull(problem.pinnedSeat[pin]);
      pinned.add(TraineeType.of(problem.placements.get(pin), seat.period()));
    }
  }

  /**
   * Finds all stints.
   *
   * @param supply how many placements of each type there are
   * @throws ProgramTooLargeException if there are more than {@link #MOST}
   */
  Collection<Stint> find(Map<TraineeType, Integer> supply) {
    List<TraineeType> types = supply.keySet().stream().sorted(ORDER).toList();
    Map<List<TraineeType>, Stint> found = new LinkedHashMap<>();
    Map<Integer, Stint> pinnedAlone = new LinkedHashMap<>();
    Deque<Stint> open = new ArrayDeque<>();
    for (TraineeType pin : pinned) {
      Stint stint =
          stint(List.of(), problem.firstWeek[pin.period()], problem.endWeek[pin.period()]);
      if (stint != null && pinnedAlone.put(stint.firstWeek(), stint) == null) {
        open.add(stint);
      }
    }
    for (TraineeType type : types) {
      if (who.free() > 0) {
        consider(List.of(type), found, open);
      }
    }
    while (!open.isEmpty()) {
      Stint stint = open.poll();
      if (stint.items().size() >= who.free()) {
        continue;
      }
      for (TraineeType type : types) {
        if (problem.firstWeek[type.period()] < stint.endWeek()
            && stint.firstWeek() < problem.endWeek[type.period()]) {
          List<TraineeType> more = new ArrayList<>(stint.items());
          more.add(type);
          more.sort(ORDER);
          if (more.stream().filter(type::equals).count() <= supply.getOrDefault(type, 0)) {
            consider(List.copyOf(more), found, open);
          }
        }
      }
      if (found.size() > MOST) {
        throw new ProgramTooLargeException(
            "supervisor "
                + problem.supervisors.get(who.members().getFirst()).id()
                + " may combine placements in more than "
                + MOST
                + " ways");
      }
    }
    List<Stint> all = new ArrayList<>(pinnedAlone.values());
    all.addAll(found.values());
    return all;
  }

  private void consider(
      List<TraineeType> items, Map<List<TraineeType>, Stint> found, Deque<Stint> open) {
    if (!found.containsKey(items)) {
      int period = items.getFirst().period();
      Stint stint = stint(items, problem.firstWeek[period], problem.endWeek[period]);
      if (stint != null) {
        found.put(items, stint);
        open.add(stint);
      }
    }
  }

  /**
   * A supervisor's placements split into stints, pinned ones included; null if any is forbidden.
   */
  @Nullable List<Stint> split(List<TraineeType> items) {
    List<Stint> stints = new ArrayList<>();
    List<TraineeType> left = new ArrayList<>(items);
    left.sort(ORDER);
    List<TraineeType> pinsLeft = new ArrayList<>(pinned);
    while (!left.isEmpty() || !pinsLeft.isEmpty()) {
      int seed = left.isEmpty() ? pinsLeft.getFirst().period() : left.getFirst().period();
      int from = problem.firstWeek[seed];
      int to = problem.endWeek[seed];
      List<TraineeType> together = new ArrayList<>();
      boolean grew = true;
      while (grew) {
        grew = false;
        for (Iterator<TraineeType> rest = left.iterator(); rest.hasNext(); ) {
          TraineeType type = rest.next();
          if (touches(type, from, to)) {
            rest.remove();
            together.add(type);
            from = Math.min(from, problem.firstWeek[type.period()]);
            to = Math.max(to, problem.endWeek[type.period()]);
            grew = true;
          }
        }
        for (TraineeType pin : pinned) {
          if (touches(pin, from, to)
              && (problem.firstWeek[pin.period()] < from || problem.endWeek[pin.period()] > to)) {
            from = Math.min(from, problem.firstWeek[pin.period()]);
            to = Math.max(to, problem.endWeek[pin.period()]);
            grew = true;
          }
        }
      }
      together.sort(ORDER);
      int first = from;
      int end = to;
      pinsLeft.removeIf(pin -> touches(pin, first, end));
      Stint stint = stint(List.copyOf(together), from, to);
      if (stint == null) {
        return null;
      }
      stints.add(stint);
    }
    stints.sort(Comparator.comparingInt(Stint::firstWeek));
    return stints;
  }

  private boolean touches(TraineeType type, int from, int to) {
    return problem.firstWeek[type.period()] < to && from < problem.endWeek[type.period()];
  }

  /**
   * The stint of these placements and of every pinned one that overlaps them, directly or through
   * others; null if it is forbidden.
   */
  private @Nullable Stint stint(List<TraineeType> items, int from, int to) {
    int first = from;
    int end = to;
    for (TraineeType item : items) {
      first = Math.min(first, problem.firstWeek[item.period()]);
      end = Math.max(end, problem.endWeek[item.period()]);
    }
    List<TraineeType> all = new ArrayList<>(items);
    List<TraineeType> pinsLeft = new ArrayList<>(pinned);
    List<TraineeType> pinsHere = new ArrayList<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (TraineeType pin : List.copyOf(pinsLeft)) {
        if (touches(pin, first, end)) {
          pinsLeft.remove(pin);
          pinsHere.add(pin);
          first = Math.min(first, problem.firstWeek[pin.period()]);
          end = Math.max(end, problem.endWeek[pin.period()]);
          grew = true;
        }
      }
    }
    all.addAll(pinsHere);
    for (int week = first; week < end; week++) {
      int now = week;
      if (items.stream().anyMatch(item -> problem.covers(item.period(), now))
          && isBroken(all, week)) {
        return null;
      }
    }
    return new Stint(first, end, items, withoutPartner(all));
  }

  /** Whether these break a rule in a week: supervisorCapacity or supervisorMix. */
  private boolean isBroken(List<TraineeType> all, int week) {
    SupervisorWeek together = new SupervisorWeek();
    for (TraineeType type : all) {
      if (problem.covers(type.period(), week)) {
        together.add(type.kind(), type.pairing(), type.intensity());
      }
    }
    return together.isBroken(who.maxSimultaneous(), who.peer());
  }

  private int withoutPartner(List<TraineeType> all) {
    if (!who.peer()) {
      return 0;
    }
    Map<List<Object>, Integer> groups = new HashMap<>();
    for (TraineeType type : all) {
      if (type.pairing()) {
        groups.merge(List.of(type.period(), type.kind()), 1, Integer::sum);
      }
    }
    return groups.values().stream().mapToInt(SharedRules::withoutPartner).sum();
  }
}
