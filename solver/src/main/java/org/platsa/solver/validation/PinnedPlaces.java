package org.platsa.solver.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.StudentWeeks;
import org.platsa.solver.rule.SupervisorWeek;
import org.platsa.solver.rule.Weeks;

/** Who is pinned where, and whether they leave room to another placement. */
final class PinnedPlaces {
  private static final Weeks ANY_WEEK = new Weeks(0, 1);

  private final Map<String, List<Pin>> bySupervisor = new HashMap<>();
  private final Map<String, List<Pin>> byUnit = new HashMap<>();
  private final Map<String, List<Pin>> byStudent = new HashMap<>();
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();

  PinnedPlaces(Problem problem) {
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.units().forEach(unit -> units.put(unit.id(), unit));
  }

  void add(Placement placement, Supervisor supervisor, Period period) {
    Pin pin = new Pin(placement, supervisor.unitId(), period);
    bySupervisor.computeIfAbsent(supervisor.id(), key -> new ArrayList<>()).add(pin);
    byUnit.computeIfAbsent(supervisor.unitId(), key -> new ArrayList<>()).add(pin);
    byStudent.computeIfAbsent(placement.studentId(), key -> new ArrayList<>()).add(pin);
  }

  /**
   * The hard rules that a placement breaks, or would break, together with those who are pinned,
   * each with the ids of these; none if there is room.
   */
  Map<ConstraintId, SequencedSet<String>> brokenBy(
      Placement placement, Supervisor supervisor, Unit unit, Period period) {
    Map<ConstraintId, SequencedSet<String>> broken = new EnumMap<>(ConstraintId.class);
    List<Pin> here = others(placement, bySupervisor.get(supervisor.id()));
    List<Pin> allAtUnit = others(placement, byUnit.get(unit.id()));
    List<Pin> allOwn = others(placement, byStudent.get(placement.studentId()));
    allOwn.forEach(own -> addBetween(broken, placement, unit, period, own));
    allAtUnit.stream()
        .filter(pin -> !pin.placement.studentId().equals(placement.studentId()))
        .forEach(other -> addBetween(broken, placement, unit, period, other));
    if (SharedRules.termExcess(here.size() + 1, supervisor.maxPerTerm()) > 0) {
      add(broken, ConstraintId.SUPERVISOR_TERM_LIMIT, here);
    }
    for (LocalDate monday : period.mondays()) {
      List<Pin> together = during(monday, here);
      SupervisorWeek withIt = new SupervisorWeek();
      together.forEach(pin -> join(withIt, pin.placement));
      join(withIt, placement);
      if (withIt.capacityExcess(supervisor.maxSimultaneous()) > 0) {
        add(broken, ConstraintId.SUPERVISOR_CAPACITY, together);
      }
      if (withIt.isMixed(unit.peerLearning())) {
        add(broken, ConstraintId.SUPERVISOR_MIX, together);
      }
      List<Pin> atUnit = during(monday, allAtUnit);
      if (SharedRules.unitExcess(atUnit.size() + 1, unit.maxTrainees()) > 0) {
        add(broken, ConstraintId.UNIT_CAPACITY, atUnit);
      }
      for (Offer offer : unit.offers()) {
        List<Pin> meant = atUnit.stream().filter(pin -> offer.isFor(pin.placement.kind())).toList();
        if (offer.places() > 0
            && offer.covers(monday)
            && offer.isFor(placement.kind())
            && SharedRules.unitExcess(meant.size() + 1, offer.places()) > 0) {
          add(broken, ConstraintId.UNIT_CAPACITY, meant);
        }
      }
      List<Pin> own = during(monday, allOwn);
      if (!isFreeBeside(own, placement)) {
        add(broken, ConstraintId.STUDENT_OVERLAP, own);
      }
    }
    return broken;
  }

  /** Adds the rules about a pair that a placement breaks with a pinned one. */
  private void addBetween(
      Map<ConstraintId, SequencedSet<String>> broken,
      Placement placement,
      Unit unit,
      Period period,
      Pin other) {
    Student student = students.get(placement.studentId());
    Student others = students.get(other.placement.studentId());
    Unit where = units.get(other.unitId);
    if (student == null || others == null || where == null) {
      return;
    }
    var here = new PairRule.Place(student, placement, unit, weeks(period));
    var there = new PairRule.Place(others, other.placement, where, weeks(other.period));
    for (PairRule rule : PairRule.values()) {
      if (rule.isBroken(here, there)) {
        add(broken, rule.id(), List.of(other));
      }
    }
  }

  /** Weeks as they are counted from any one Monday. */
  private static Weeks weeks(Period period) {
    return Weeks.of(period, (int) Math.floorDiv(period.firstMonday().toEpochDay(), 7L));
  }

  private static List<Pin> others(Placement placement, @Nullable List<Pin> pins) {
    return pins == null
        ? List.of()
        : pins.stream().filter(pin -> !pin.placement.id().equals(placement.id())).toList();
  }

  private static void join(SupervisorWeek week, Placement placement) {
    week.add(placement.kind(), placement.peerLearning(), placement.intensity());
  }

  private static List<Pin> during(LocalDate monday, List<Pin> pins) {
    return pins.isEmpty()
        ? pins
        : pins.stream().filter(pin -> pin.period.mondays().contains(monday)).toList();
  }

  /** Whether a student with these in one week has time for one more in it. */
  private static boolean isFreeBeside(List<Pin> own, Placement placement) {
    StudentWeeks week = new StudentWeeks(own.size());
    own.forEach(pin -> week.add(ANY_WEEK, pin.placement.intensity()));
    return week.isFree(ANY_WEEK, placement.intensity());
  }

  private static void add(
      Map<ConstraintId, SequencedSet<String>> broken, ConstraintId rule, List<Pin> pins) {
    SequencedSet<String> ids = broken.computeIfAbsent(rule, key -> new LinkedHashSet<>());
    pins.forEach(pin -> ids.add(pin.placement.id()));
  }

  private record Pin(Placement placement, String unitId, Period period) {}
}
