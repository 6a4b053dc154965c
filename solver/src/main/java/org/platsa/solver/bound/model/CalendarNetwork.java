package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram;

/**
 * The calendars of a class of supervisors as a flow (<i>handledarnas kalendrar</i>). A node is a
 * week and a number of placements so far; each supervisor walks from the first week to the last,
 * through stints and free weeks. Every flow in whole numbers splits into one calendar for each
 * supervisor, and the relaxation is as tight as a list of all calendars would be.
 */
public final class CalendarNetwork {
  /** The weeks in which a stint begins or ends, in order. */
  private final int[] times;

  /** How many numbers of placements there can be at each time. */
  private final int levels;

  private final int size;
  private final List<Arc> arcs = new ArrayList<>();
  private final Map<Integer, List<Arc>> leaving = new HashMap<>();

  /**
   * Adds the flow to the program.
   *
   * @param size how many supervisors the class has
   * @param stints all that the class may have
   * @param pinnedWeeks weeks that only a stint with pinned placements covers
   * @param most how many placements each may have besides the pinned ones
   * @param endCost what a supervisor costs with so many placements besides the pinned ones
   * @param stintCost what each placement without a partner costs
   */
  public CalendarNetwork(
      LinearProgram program,
      int size,
      Collection<Stint> stints,
      Collection<Integer> pinnedWeeks,
      int most,
      LongUnaryOperator endCost,
      long stintCost) {
    this.size = size;
    times =
        stints.stream()
            .flatMapToInt(stint -> IntStream.of(stint.firstWeek(), stint.endWeek()))
            .sorted()
            .distinct()
            .toArray();
    levels = most + 1;
    addRows(program, addArcs(program, stints, pinnedWeeks, endCost, stintCost));
  }

  /** Adds every step that can be reached from the beginning, and says which nodes those are. */
  private boolean[] addArcs(
      LinearProgram program,
      Collection<Stint> stints,
      Collection<Integer> pinnedWeeks,
      LongUnaryOperator endCost,
      long stintCost) {
    Map<Integer, Integer> position = new HashMap<>();
    for (int t = 0; t < times.length; t++) {
      position.put(times[t], t);
    }
    Map<Integer, List<Stint>> starting = new HashMap<>();
    for (Stint stint : stints) {
      starting.computeIfAbsent(stint.firstWeek(), key -> new ArrayList<>()).add(stint);
    }
    boolean[] reached = new boolean[times.length * levels];
    reached[0] = true;
    for (int node = 0; node < reached.length; node++) {
      if (!reached[node]) {
        continue;
      }
      int t = node / levels;
      int level = node % levels;
      if (t == times.length - 1) {
        add(new Arc(node, -1, null, program.addColumn(size, 0, endCost.applyAsLong(level))));
        continue;
      }
      int from = times[t];
      int to = times[t + 1];
      if (pinnedWeeks.stream().noneMatch(week -> from <= week && week < to)) {
        add(new Arc(node, node + levels, null, program.addColumn(size, 0, 0)));
        reached[node + levels] = true;
      }
      for (Stint stint : starting.getOrDefault(from, List.of())) {
        int count = stint.items().size();
        Integer end = position.get(stint.endWeek());
        if (end != null && level + count < levels) {
          int target = end * levels + level + count;
          long cost = stintCost * stint.withoutPartner();
          add(new Arc(node, target, stint, program.addColumn(size, 0, cost)));
          reached[target] = true;
        }
      }
    }
    return reached;
  }

  /** At each node as many leave as come; at the first one the whole class begins. */
  private void addRows(LinearProgram program, boolean[] reached) {
    int[] rowOf = new int[reached.length];
    for (int node = 0; node < reached.length; node++) {
      if (reached[node]) {
        long supply = node == 0 ? size : 0;
        rowOf[node] = program.addRow(supply, supply);
      }
    }
    for (Arc arc : arcs) {
      program.addTerm(rowOf[arc.from], arc.column, 1);
      if (arc.to >= 0) {
        program.addTerm(rowOf[arc.to], arc.column, -1);
      }
    }
  }

  private void add(Arc arc) {
    arcs.add(arc);
    leaving.computeIfAbsent(arc.from, key -> new ArrayList<>()).add(arc);
  }

  /** All steps. */
  public List<Arc> arcs() {
    return arcs;
  }

  /**
   * Adds one supervisor's calendar to the flow.
   *
   * @param stints in order of time
   * @return whether the network has such a calendar
   */
  public boolean encode(List<Stint> stints, long[] values) {
    int node = 0;
    int next = 0;
    List<Arc> walked = new ArrayList<>();
    while (node >= 0) {
      Stint due =
          next < stints.size() && stints.get(next).firstWeek() == times[node / levels]
              ? stints.get(next)
              : null;
      Arc taken = null;
      for (Arc arc : leaving.getOrDefault(node, List.of())) {
        if (due == null ? arc.stint == null : due.equals(arc.stint)) {
          taken = arc;
        }
      }
      if (taken == null) {
        return false;
      }
      next += due == null ? 0 : 1;
      walked.add(taken);
      node = taken.to;
    }
    if (next < stints.size()) {
      return false;
    }
    walked.forEach(arc -> values[arc.column]++);
    return true;
  }

  /** A whole flow as one list of stints per supervisor of the class. */
  public List<List<Stint>> decode(long[] values) {
    Map<Arc, Long> left = new HashMap<>();
    arcs.forEach(arc -> left.put(arc, values[arc.column]));
    List<List<Stint>> calendars = new ArrayList<>();
    for (int member = 0; member < size; member++) {
      List<Stint> calendar = new ArrayList<>();
      int node = 0;
      while (node >= 0) {
        Arc taken =
            leaving.getOrDefault(node, List.of()).stream()
                .filter(arc -> left.getOrDefault(arc, 0L) > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The flow of calendars is broken"));
        left.merge(taken, -1L, Long::sum);
        if (taken.stint != null) {
          calendar.add(taken.stint);
        }
        node = taken.to;
      }
      calendars.add(calendar);
    }
    return calendars;
  }

  /**
   * A step in time: through a stint, through free weeks, or out of the network. No record, since
   * two with the same fields are two arcs.
   */
  public static final class Arc {
    /** The node where it begins: break in time times levels, plus placements so far. */
    final int from;

    /** The node where it ends; -1 out of the network. */
    final int to;

    /** Null through free weeks and out of the network. */
    public final @Nullable Stint stint;

    /** How many of the class's supervisors take it. */
    public final int column;

    Arc(int from, int to, @Nullable Stint stint, int column) {
      this.from = from;
      this.to = to;
      this.stint = stint;
      this.column = column;
    }
  }
}
