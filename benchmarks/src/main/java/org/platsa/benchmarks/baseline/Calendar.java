package org.platsa.benchmarks.baseline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Unit;

/** Who is taken when (<i>kalender</i>), as a coordinator keeps it in a list. */
final class Calendar {
  private final Term term;
  private final Map<String, List<Entry>> bySupervisor = new HashMap<>();
  private final Map<String, List<Entry>> byStudent = new HashMap<>();
  private final Map<String, List<Entry>> byUnit = new HashMap<>();
  private final Map<String, int[]> traineesByUnit = new HashMap<>();

  Calendar(Term term) {
    this.term = term;
  }

  void put(Placement placement, Supervisor supervisor, Unit unit, Period period) {
    Entry entry = new Entry(placement, unit, period, weeks(period));
    bySupervisor.computeIfAbsent(supervisor.id(), key -> new ArrayList<>()).add(entry);
    byStudent.computeIfAbsent(placement.studentId(), key -> new ArrayList<>()).add(entry);
    byUnit.computeIfAbsent(supervisor.unitId(), key -> new ArrayList<>()).add(entry);
    int[] trainees = trainees(supervisor.unitId());
    entry.weeks().stream().forEach(week -> trainees[week]++);
  }

  /** Whether one more can be put there without a hard rule being broken more than it is. */
  boolean hasRoom(
      Placement placement, Student student, Supervisor supervisor, Unit unit, Period period) {
    BitSet weeks = weeks(period);
    List<Entry> own = bySupervisor.getOrDefault(supervisor.id(), List.of());
    if (own.size() >= supervisor.maxPerTerm() || isAbsent(supervisor, weeks)) {
      return false;
    }
    if (byStudent.getOrDefault(placement.studentId(), List.of()).stream()
        .anyMatch(entry ->
            entry.weeks().intersects(weeks)
                || isOutOfOrder(placement, period, entry.placement(), entry.period())
                || isOutOfOrder(entry.placement(), entry.period(), placement, period)
                || isRepeated(student, unit, entry.unit()))) {
      return false;
    }
    if (!unit.offers().isEmpty()
        && !period.mondays().stream().allMatch(monday -> isOffered(placement, unit, monday))) {
      return false;
    }
    if (byUnit.getOrDefault(unit.id(), List.of()).stream()
        .anyMatch(entry ->
            entry.weeks().intersects(weeks) && mustBeApart(placement, entry.placement()))) {
      return false;
    }
    int[] trainees = trainees(unit.id());
    return weeks.stream()
        .allMatch(week ->
            trainees[week] < unit.maxTrainees() && mayJoin(placement, supervisor, unit, own, week));
  }

  private static boolean mustBeApart(Placement one, Placement other) {
    return one.apart().contains(other.id()) || other.apart().contains(one.id());
  }

  /** Whether one must come after another, and would not, or too late. */
  private boolean isOutOfOrder(Placement later, Period when, Placement earlier, Period before) {
    if (!later.after().contains(earlier.id())) {
      return false;
    }
    int between =
        term.weekOf(when.firstMonday()) - term.weekOf(before.firstMonday()) - before.weeks();
    Integer most = later.atMostWeeksApart();
    return between < 0 || (most != null && between > most);
  }

  private static boolean isRepeated(Student student, Unit unit, Unit other) {
    return (student.repeat() == Repeat.NOT_UNIT && unit.id().equals(other.id()))
        || (student.repeat() == Repeat.NOT_UNIT_KIND && unit.kind().equals(other.kind()));
  }

  /** Whether the unit is open to the placement in a week, and all offers for it have a place. */
  private boolean isOffered(Placement placement, Unit unit, LocalDate monday) {
    boolean isOpen = unit.offers().stream().allMatch(offer -> offer.places() == 0);
    int week = term.weekOf(monday);
    for (Offer offer : unit.offers()) {
      if (offer.covers(monday) && offer.isFor(placement.kind())) {
        long there =
            byUnit.getOrDefault(unit.id(), List.of()).stream()
                .filter(entry -> entry.weeks().get(week) && offer.isFor(entry.placement().kind()))
                .count();
        if (there >= offer.places()) {
          return false;
        }
        isOpen = true;
      }
    }
    return isOpen;
  }

  private static boolean mayJoin(
      Placement placement, Supervisor supervisor, Unit unit, List<Entry> own, int week) {
    int intensity = placement.intensity();
    for (Entry entry : own) {
      if (!entry.weeks().get(week)) {
        continue;
      }
      Placement other = entry.placement();
      if (!unit.peerLearning()
          || !placement.peerLearning()
          || !other.peerLearning()
          || !other.kind().equals(placement.kind())) {
        return false;
      }
      intensity += other.intensity();
    }
    return intensity <= 100 * supervisor.maxSimultaneous();
  }

  private boolean isAbsent(Supervisor supervisor, BitSet weeks) {
    for (Absence absence : supervisor.absences()) {
      int first = term.weekOf(absence.first());
      int last = term.weekOf(absence.last());
      if (weeks.stream().anyMatch(week -> first <= week && week <= last)) {
        return true;
      }
    }
    return false;
  }

  private int[] trainees(String unitId) {
    return traineesByUnit.computeIfAbsent(unitId, key -> new int[term.weeks()]);
  }

  /** The weeks of the term in which somebody is there. */
  private BitSet weeks(Period period) {
    BitSet weeks = new BitSet();
    period.mondays().forEach(monday -> weeks.set(term.weekOf(monday)));
    return weeks;
  }

  private record Entry(Placement placement, Unit unit, Period period, BitSet weeks) {}
}
