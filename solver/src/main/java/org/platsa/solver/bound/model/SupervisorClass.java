package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.LocalRule;

/**
 * Supervisors of a unit who are alike in everything that a rule sees (<i>utbytbara handledare</i>):
 * which of them takes whom makes no difference.
 *
 * @param unit where they work, by position
 * @param peer whether their unit lets students learn in pairs
 * @param seen what the local rules see of them, a soft one only if it concerns somebody
 * @param recent their placements in the two terms before
 * @param maxSimultaneous full-time trainees that they may have at the same time, as far as it can
 *     matter
 * @param free how many placements each may have besides the pinned ones
 * @param available in which periods they are available, by position; only those that somebody may
 *     be in
 * @param members by position, at least one
 * @param pins pinned placements; a supervisor with any is alone in its class
 */
public record SupervisorClass(
    int unit,
    boolean peer,
    List<Object> seen,
    int recent,
    int maxSimultaneous,
    int free,
    BitSet available,
    List<Integer> members,
    List<Integer> pins) {

  int size() {
    return members.size();
  }

  /** How many placements all of them may have besides the pinned ones. */
  long seats() {
    return (long) members.size() * free;
  }

  /**
   * Whether the kind of a placement, and whether it may be paired, make a difference to who may
   * share one of them; otherwise only periods and intensities do.
   */
  boolean seesTypes() {
    return peer || !pins.isEmpty();
  }

  /**
   * By unit: every class that can take a placement or has one pinned. Who was published with
   * somebody is a class alone, since only to keep that one costs nothing.
   */
  static List<List<SupervisorClass>> byUnit(IndexedProblem problem) {
    Map<Integer, List<Integer>> pins = new LinkedHashMap<>();
    Set<Integer> named = new HashSet<>();
    BitSet wanted = new BitSet();
    Set<LocalRule> counting = EnumSet.noneOf(LocalRule.class);
    LocalRule.ofPlace().stream().filter(LocalRule::isObstacle).forEach(counting::add);
    for (int i = 0; i < problem.placements.size(); i++) {
      if (problem.isPinned(i)) {
        Seat seat = Objects.requireNonNull(problem.pinnedSeat[i]);
        pins.computeIfAbsent(seat.supervisor(), key -> new ArrayList<>()).add(i);
        continue;
      }
      problem.allowedPeriods(i).forEach(wanted::set);
      Placement placement = problem.placements.get(i);
      Student student = problem.student[i];
      LocalRule.ofPlace().stream()
          .filter(rule -> !rule.seenOf(placement, student).equals(false))
          .forEach(counting::add);
      PublishedPlace published = placement.published();
      if (published != null) {
        problem.index.supervisorPosition(published.supervisorId()).ifPresent(named::add);
      }
    }
    List<Map<Object, SupervisorClass>> classes = new ArrayList<>();
    problem.units.forEach(unit -> classes.add(new LinkedHashMap<>()));
    for (int s = 0; s < problem.supervisors.size(); s++) {
      SupervisorClass alone = alone(problem, s, wanted, counting, pins.getOrDefault(s, List.of()));
      if (alone.pins.isEmpty()
          && (alone.available.isEmpty() || alone.maxSimultaneous == 0 || alone.free == 0)) {
        continue;
      }
      boolean special = !alone.pins.isEmpty() || named.contains(s);
      Object alike =
          special
              ? s
              : List.of(
                  alone.seen, alone.recent, alone.maxSimultaneous, alone.free, alone.available);
      classes.get(alone.unit).computeIfAbsent(alike, key -> alone).members.add(s);
    }
    return classes.stream().<List<SupervisorClass>>map(map -> List.copyOf(map.values())).toList();
  }

  private static SupervisorClass alone(
      IndexedProblem problem, int s, BitSet wanted, Set<LocalRule> counting, List<Integer> pins) {
    Supervisor supervisor = problem.supervisors.get(s);
    int unit = problem.unitOf[s];
    boolean peer = problem.units.get(unit).peerLearning();
    BitSet available = new BitSet();
    for (int p = wanted.nextSetBit(0); p >= 0; p = wanted.nextSetBit(p + 1)) {
      available.set(p, problem.index.isAvailable(s, p));
    }
    List<Object> seen = counting.stream().map(rule -> rule.seenOf(supervisor)).toList();
    int simultaneous = supervisor.maxSimultaneous();
    if (!peer && pins.isEmpty()) {
      // Away from peer-learning units nobody shares a supervisor beyond full time.
      simultaneous = Math.min(1, simultaneous);
    }
    return new SupervisorClass(
        unit,
        peer,
        seen,
        supervisor.recentPlacements(),
        simultaneous,
        Math.max(0, supervisor.maxPerTerm() - pins.size()),
        available,
        new ArrayList<>(),
        pins);
  }
}
