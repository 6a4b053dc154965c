package org.platsa.solver.validation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Room that nobody can use, and what nobody asks for. */
final class CapacityWarnings {
  /** A unit may well offer a little more than its supervisors take. */
  private static final int MUCH_MORE = 5;

  private final Problem problem;
  private final Findings findings;
  private final Map<String, Staff> staff = new HashMap<>();

  private CapacityWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    CapacityWarnings warnings = new CapacityWarnings(problem, findings);
    warnings.warnOfSupervisors();
    warnings.warnOfUnits();
    warnings.warnOfPeriods();
  }

  private void warnOfSupervisors() {
    Presence presence = new Presence(problem.periods());
    BitSet always = presence.all();
    for (int i = 0; i < problem.supervisors().size(); i++) {
      Supervisor supervisor = problem.supervisors().get(i);
      Staff colleagues = staff.computeIfAbsent(supervisor.unitId(), key -> new Staff());
      colleagues.all++;
      if (!supervisor.active()) {
        continue;
      }
      colleagues.active++;
      Text thing = Section.SUPERVISORS.called(supervisor.id(), i);
      String pointer = "/supervisors/" + i;
      String zero =
          supervisor.maxSimultaneous() == 0
              ? "maxSimultaneous"
              : supervisor.maxPerTerm() == 0 ? "maxPerTerm" : "";
      if (!zero.isEmpty()) {
        findings.add(IssueCode.SUPERVISOR_TAKES_NOBODY, thing, pointer + "/" + zero, "0", zero);
        continue;
      }
      colleagues.simultaneous += supervisor.maxSimultaneous();
      if (!always.isEmpty() && presence.of(supervisor).isEmpty()) {
        findings.add(
            IssueCode.SUPERVISOR_NEVER_PRESENT, thing, pointer + "/absences", supervisor.id());
      }
    }
  }

  private void warnOfUnits() {
    int smallest = problem.placements().stream().mapToInt(Placement::intensity).min().orElse(100);
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      Staff here = staff.getOrDefault(unit.id(), new Staff());
      Text thing = Section.UNITS.called(unit.id(), i);
      String pointer = "/units/" + i;
      if (here.active == 0) {
        findings.add(IssueCode.UNIT_WITHOUT_SUPERVISOR, thing, pointer, unit.id());
      } else if (unit.maxTrainees() == 0) {
        findings.add(IssueCode.UNIT_TAKES_NOBODY, thing, pointer + "/maxTrainees", "0");
      }
      int heads = 100 * here.simultaneous / smallest;
      if (heads > 0 && unit.maxTrainees() > 2 * heads && unit.maxTrainees() >= heads + MUCH_MORE) {
        findings.add(
            IssueCode.UNIT_ROOM_UNUSABLE,
            thing,
            pointer + "/maxTrainees",
            Integer.toString(unit.maxTrainees()),
            unit.maxTrainees(),
            heads);
      }
      if (here.all > unit.permanentStaff()) {
        findings.add(
            IssueCode.STAFF_BELOW_SUPERVISORS,
            thing,
            pointer + "/permanentStaff",
            Integer.toString(unit.permanentStaff()),
            unit.permanentStaff(),
            new Text(
                here.all + " handledare",
                here.all + (here.all == 1 ? " supervisor" : " supervisors")));
      }
    }
  }

  private void warnOfPeriods() {
    Set<String> wanted = new HashSet<>();
    problem.placements().forEach(placement -> wanted.addAll(placement.allowedPeriods()));
    Map<List<Object>, String> byWeeks = new HashMap<>();
    for (int i = 0; i < problem.periods().size(); i++) {
      Period period = problem.periods().get(i);
      Text thing = Section.PERIODS.called(period.id(), i);
      String pointer = "/periods/" + i;
      if (!wanted.contains(period.id())) {
        findings.add(IssueCode.PERIOD_UNUSED, thing, pointer, period.id());
      }
      String same =
          byWeeks.putIfAbsent(
              List.of(period.kind(), period.firstMonday(), period.weeks()), period.id());
      if (same != null) {
        findings.add(IssueCode.SAME_PERIOD, thing, pointer, period.id(), Values.shown(same));
      }
    }
  }

  /** Of one unit. */
  private static final class Staff {
    private int all;
    private int active;
    private int simultaneous;
  }
}
