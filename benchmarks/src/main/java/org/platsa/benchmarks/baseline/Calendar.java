package org.platsa.benchmarks.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/** Who is taken when (<i>kalender</i>), as a coordinator keeps it in a list. */
final class Calendar {
  private final Term term;
  private final Map<String, List<Entry>> bySupervisor = new HashMap<>();
  private final Map<String, List<Entry>> byStudent = new HashMap<>();
  private final Map<String, int[]> traineesByUnit = new HashMap<>();

  Calendar(Term term) {
    this.term = term;
  }

  void put(Placement placement, Supervisor supervisor, Period period) {
    Entry entry = new Entry(placement, first(period), first(period) + period.weeks());
    bySupervisor.computeIfAbsent(supervisor.id(), key -> new ArrayList<>()).add(entry);
    byStudent.computeIfAbsent(placement.studentId(), key -> new ArrayList<>()).add(entry);
    int[] trainees = trainees(supervisor.unitId());
    for (int week = entry.from(); week < entry.to(); week++) {
      trainees[week]++;
    }
  }

  /** Whether one more can be put there without a hard rule being broken more than it is. */
  boolean hasRoom(Placement placement, Supervisor supervisor, Unit unit, Period period) {
    int from = first(period);
    int to = from + period.weeks();
    List<Entry> own = bySupervisor.getOrDefault(supervisor.id(), List.of());
    if (own.size() >= supervisor.maxPerTerm() || isAbsent(supervisor, from, to)) {
      return false;
    }
    if (byStudent.getOrDefault(placement.studentId(), List.of()).stream()
        .anyMatch(entry -> entry.overlaps(from, to))) {
      return false;
    }
    int[] trainees = trainees(unit.id());
    for (int week = from; week < to; week++) {
      if (trainees[week] >= unit.maxTrainees()
          || !mayJoin(placement, supervisor, unit, own, week)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayJoin(
      Placement placement, Supervisor supervisor, Unit unit, List<Entry> own, int week) {
    int intensity = placement.intensity();
    for (Entry entry : own) {
      if (!entry.overlaps(week, week + 1)) {
        continue;
      }
      Placement other = entry.placement();
      if (!unit.peerLearning()
          || !placement.peerLearning()
          || !other.peerLearning()
          || other.kind() != placement.kind()) {
        return false;
      }
      intensity += other.intensity();
    }
    return intensity <= 100 * supervisor.maxSimultaneous();
  }

  private boolean isAbsent(Supervisor supervisor, int from, int to) {
    for (Absence absence : supervisor.absences()) {
      if (term.weekOf(absence.first()) < to && term.weekOf(absence.last()) >= from) {
        return true;
      }
    }
    return false;
  }

  private int[] trainees(String unitId) {
    return traineesByUnit.computeIfAbsent(unitId, key -> new int[term.weeks()]);
  }

  private int first(Period period) {
    return term.weekOf(period.firstMonday());
  }

  /** From its first week to before {@code to}. */
  private record Entry(Placement placement, int from, int to) {
    boolean overlaps(int otherFrom, int otherTo) {
      return from < otherTo && otherFrom < to;
    }
  }
}
