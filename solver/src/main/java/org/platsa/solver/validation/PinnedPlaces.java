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
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
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

  void add(Placement placement, Supervisor supervisor, Period period) {
    Pin pin = new Pin(placement, period);
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
      List<Pin> own = during(monday, allOwn);
      if (!isFreeBeside(own, placement)) {
        add(broken, ConstraintId.STUDENT_OVERLAP, own);
      }
    }
    return broken;
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

  private record Pin(Placement placement, Period period) {}
}
