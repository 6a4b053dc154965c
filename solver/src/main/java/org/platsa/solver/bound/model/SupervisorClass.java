package org.platsa.solver.bound.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;

/**
 * Supervisors of a unit who are alike in everything that a rule sees (<i>utbytbara handledare</i>):
 * which of them takes whom makes no difference. A rule that sees something else of a supervisor
 * than these fields must be given a field here.
 *
 * @param unit where they work, by position
 * @param peer whether their unit lets students learn in pairs
 * @param training theirs; step 3 is told from step 1–2 only if some student needs support
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
    Training training,
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
    boolean anySupport = false;
    for (int i = 0; i < problem.placements.size(); i++) {
      if (problem.isPinned(i)) {
        Seat seat = Objects.requireNonNull(problem.pinnedSeat[i]);
        pins.computeIfAbsent(seat.supervisor(), key -> new ArrayList<>()).add(i);
        continue;
      }
      problem.allowedPeriods(i).forEach(wanted::set);
      anySupport |= problem.student[i].needsSupport();
      PublishedPlace published = problem.placements.get(i).published();
      if (published != null) {
        problem.index.supervisorPosition(published.supervisorId()).ifPresent(named::add);
      }
    }
    List<Map<Object, SupervisorClass>> classes = new ArrayList<>();
    problem.units.forEach(unit -> classes.add(new LinkedHashMap<>()));
    for (int s = 0; s < problem.supervisors.size(); s++) {
      SupervisorClass alone =
          alone(problem, s, wanted, anySupport, pins.getOrDefault(s, List.of()));
      if (alone.pins.isEmpty()
          && (alone.available.isEmpty() || alone.maxSimultaneous == 0 || alone.free == 0)) {
        continue;
      }
      boolean special = !alone.pins.isEmpty() || named.contains(s);
      Object alike =
          special
              ? s
              : List.of(
                  alone.training, alone.recent, alone.maxSimultaneous, alone.free, alone.available);
      classes.get(alone.unit).computeIfAbsent(alike, key -> alone).members.add(s);
    }
    return classes.stream().<List<SupervisorClass>>map(map -> List.copyOf(map.values())).toList();
  }

  private static SupervisorClass alone(
      IndexedProblem problem, int s, BitSet wanted, boolean anySupport, List<Integer> pins) {
    Supervisor supervisor = problem.supervisors.get(s);
    int unit = problem.unitOf[s];
    boolean peer = problem.units.get(unit).peerLearning();
    BitSet available = new BitSet();
    for (int p = wanted.nextSetBit(0); p >= 0; p = wanted.nextSetBit(p + 1)) {
      available.set(p, problem.index.isAvailable(s, p));
    }
    Training training = supervisor.training();
    if (training == Training.STEP_3 && !anySupport) {
      training = Training.STEP_1_2;
    }
    int simultaneous = supervisor.maxSimultaneous();
    if (!peer && pins.isEmpty()) {
      // Away from peer-learning units nobody shares a supervisor beyond full time.
      simultaneous = Math.min(1, simultaneous);
    }
    return new SupervisorClass(
        unit,
        peer,
        training,
        supervisor.recentPlacements(),
        simultaneous,
        Math.max(0, supervisor.maxPerTerm() - pins.size()),
        available,
        new ArrayList<>(),
        pins);
  }
}
