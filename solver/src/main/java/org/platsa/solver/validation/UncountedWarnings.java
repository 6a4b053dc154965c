package org.platsa.solver.validation;

import static org.platsa.solver.validation.Section.PERIODS;
import static org.platsa.solver.validation.Section.STUDENTS;
import static org.platsa.solver.validation.Section.SUPERVISORS;
import static org.platsa.solver.validation.Section.UNITS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * What one record says that cannot hold, and so does not count (<i>det som inte räknas</i>): the
 * others are planned all the same, and so is the rest of the record.
 */
final class UncountedWarnings {
  private static final BilingualText NO_PLACE =
      new BilingualText("får ingen plats", "gets no place");
  private static final BilingualText NO_NEW_PLACE =
      new BilingualText("får inga nya platser", "gets no new places");
  private static final BilingualText TAKES_NOBODY =
      new BilingualText("tar inte emot någon", "takes nobody");

  private final Problem problem;
  private final Findings findings;
  private final Set<String> units;
  private final Set<String> supervisors;
  private final Set<String> students;
  private final Map<String, Period> periods = new LinkedHashMap<>();

  private UncountedWarnings(Problem problem, Findings findings) {
    this.problem = problem;
    this.findings = findings;
    units = ids(problem.units(), Unit::id);
    supervisors = ids(problem.supervisors(), Supervisor::id);
    students = ids(problem.students(), Student::id);
    problem.periods().forEach(period -> periods.put(period.id(), period));
  }

  static void check(Problem problem, Findings findings) {
    UncountedWarnings warnings = new UncountedWarnings(problem, findings);
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      Thing thing = Section.PLACEMENTS.called(placement.id(), i);
      warnings.checkAside(thing, "/placements/" + i, placement.setAside(), NO_PLACE);
      warnings.checkPeriods(thing, "/placements/" + i + "/allowedPeriods", placement);
      warnings.checkPlace(thing, "/placements/" + i, placement);
      warnings.checkTwice(
          thing,
          "/placements/" + i,
          "requiredUnitKinds",
          placement.requiredUnitKinds(),
          UnitKind::name);
    }
    for (int i = 0; i < problem.periods().size(); i++) {
      warnings.checkWeeksOff(i, problem.periods().get(i));
    }
    for (int i = 0; i < problem.supervisors().size(); i++) {
      Supervisor supervisor = problem.supervisors().get(i);
      warnings.checkAside(
          SUPERVISORS.called(supervisor.id(), i),
          "/supervisors/" + i,
          supervisor.setAside(),
          TAKES_NOBODY);
      warnings.checkAbsences(i, supervisor);
      warnings.checkTwice(
          SUPERVISORS.called(supervisor.id(), i),
          "/supervisors/" + i,
          "absences",
          supervisor.absences(),
          UncountedWarnings::days);
    }
    for (int i = 0; i < problem.providers().size(); i++) {
      warnings.checkGuarantee(i, problem.providers().get(i));
    }
    for (int i = 0; i < problem.units().size(); i++) {
      Unit unit = problem.units().get(i);
      Thing thing = UNITS.called(unit.id(), i);
      warnings.checkAside(thing, "/units/" + i, unit.setAside(), TAKES_NOBODY);
      warnings.checkTwice(thing, "/units/" + i, "requires", unit.requires());
    }
    for (int i = 0; i < problem.students().size(); i++) {
      Student student = problem.students().get(i);
      Thing thing = STUDENTS.called(student.id(), i);
      warnings.checkAside(thing, "/students/" + i, student.setAside(), NO_NEW_PLACE);
      warnings.checkTwice(thing, "/students/" + i, "licences", student.licences());
    }
    warnings.checkTravel();
  }

  private void checkAside(
      Thing thing, String pointer, @Nullable String why, BilingualText meanwhile) {
    if (why != null) {
      String shown = Values.shown(why);
      findings.add(IssueCode.SET_ASIDE, thing, pointer + "/setAside", why, shown, meanwhile);
    }
  }

  private void checkPeriods(Thing thing, String pointer, Placement placement) {
    List<String> allowed = placement.allowedPeriods();
    if (allowed.isEmpty() && placement.setAside() == null) {
      findings.add(IssueCode.NO_ALLOWED_PERIODS, thing, pointer, "");
    }
    for (int i = 0; i < allowed.size(); i++) {
      String id = allowed.get(i);
      if (allowed.indexOf(id) < i) {
        continue; // it is told of once, and that it is there twice
      }
      Period period = periods.get(id);
      if (period == null) {
        Object[] args = {Values.shown(id)};
        References.tell(
            IssueCode.ALLOWED_PERIOD_UNKNOWN,
            thing,
            pointer + "/" + i,
            id,
            periods.keySet(),
            PERIODS,
            findings,
            args);
      } else if (!period.kind().equals(placement.kind())) {
        findings.add(
            IssueCode.PERIOD_OF_OTHER_KIND,
            thing,
            pointer + "/" + i,
            id,
            Values.shown(id),
            period.kind(),
            placement.kind());
      }
    }
    checkTwice(thing, pointer.substring(0, pointer.lastIndexOf('/')), "allowedPeriods", allowed);
  }

  private void checkPlace(Thing thing, String pointer, Placement placement) {
    Slot slot = placement.assignment();
    if (slot == null) {
      if (placement.pinned()) {
        findings.add(IssueCode.PINNED_WITHOUT_ASSIGNMENT, thing, pointer + "/pinned", "true");
      }
      return;
    }
    String at = pointer + "/assignment";
    if (!supervisors.contains(slot.supervisorId())) {
      addLost(thing, at + "/supervisorId", SUPERVISORS, slot.supervisorId(), supervisors);
    }
    if (!periods.containsKey(slot.periodId())) {
      addLost(thing, at + "/periodId", PERIODS, slot.periodId(), periods.keySet());
    }
  }

  private void addLost(Thing thing, String pointer, Section section, String id, Set<String> known) {
    Object[] args = {section.any(), Values.shown(id)};
    References.tell(IssueCode.ASSIGNMENT_LOST, thing, pointer, id, known, section, findings, args);
  }

  private void checkWeeksOff(int index, Period period) {
    for (int i = 0; i < period.weeksOff().size(); i++) {
      LocalDate day = period.weeksOff().get(i);
      LocalDate end = period.firstMonday().plusWeeks(period.weeks());
      if (day.isBefore(period.firstMonday()) || !day.isBefore(end)) {
        findings.add(
            IssueCode.WEEK_OFF_UNCOUNTED,
            PERIODS.called(period.id(), index),
            "/periods/" + index + "/weeksOff/" + i,
            day.toString(),
            day);
      }
    }
  }

  private void checkAbsences(int index, Supervisor supervisor) {
    for (int i = 0; i < supervisor.absences().size(); i++) {
      Absence absence = supervisor.absences().get(i);
      if (absence.to().isBefore(absence.from())) {
        findings.add(
            IssueCode.ABSENCE_REVERSED,
            SUPERVISORS.called(supervisor.id(), index),
            "/supervisors/" + index + "/absences/" + i + "/to",
            absence.to().toString(),
            absence.to(),
            absence.from());
      }
    }
  }

  private static String days(Absence absence) {
    return absence.from() + "/" + absence.to();
  }

  private void checkGuarantee(int index, EducationProvider provider) {
    if (provider.guaranteedPlaces() > 0 && provider.tier() != ProviderTier.TRIAL) {
      findings.add(
          IssueCode.GUARANTEE_WITHOUT_TRIAL,
          Section.PROVIDERS.called(provider.id(), index),
          "/providers/" + index + "/guaranteedPlaces",
          Integer.toString(provider.guaranteedPlaces()),
          provider.guaranteedPlaces(),
          provider.tier());
    }
  }

  private void checkTwice(Thing thing, String pointer, String field, List<String> list) {
    checkTwice(thing, pointer, field, list, Function.identity());
  }

  private <T> void checkTwice(
      Thing thing, String pointer, String field, List<T> list, Function<T, String> told) {
    if (list.size() < 2) {
      return;
    }
    Set<T> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.get(i))) {
        String item = told.apply(list.get(i));
        String at = pointer + "/" + field + "/" + i;
        findings.add(IssueCode.DUPLICATE_ITEM, thing, at, item, field, Values.shown(item));
      }
    }
  }

  private void checkTravel() {
    Map<String, Map<String, Integer>> first = new HashMap<>();
    for (int i = 0; i < problem.travelMinutes().size(); i++) {
      TravelTime time = problem.travelMinutes().get(i);
      Thing thing = Section.TRAVEL_MINUTES.called("", i);
      String pointer = "/travelMinutes/" + i;
      boolean known =
          knows(thing, pointer + "/studentId", STUDENTS, time.studentId(), students)
              & knows(thing, pointer + "/unitId", UNITS, time.unitId(), units);
      if (!time.isPossible()) {
        findings.add(
            IssueCode.TRAVEL_TIME_IMPOSSIBLE,
            thing,
            pointer + "/minutes",
            Integer.toString(time.minutes()),
            time.minutes(),
            TravelTime.MOST_MINUTES);
      } else if (known) {
        Integer earlier =
            first
                .computeIfAbsent(time.studentId(), key -> new HashMap<>())
                .putIfAbsent(time.unitId(), i);
        if (earlier != null) {
          findings.add(
              IssueCode.DUPLICATE_TRAVEL_TIME,
              thing,
              pointer,
              time.studentId() + " " + time.unitId(),
              Values.shown(time.studentId()),
              Values.shown(time.unitId()),
              earlier + 1);
        }
      }
    }
  }

  private boolean knows(
      Thing thing, String pointer, Section section, String id, Set<String> known) {
    if (known.contains(id)) {
      return true;
    }
    Object[] args = {section.none(), Values.shown(id)};
    References.tell(
        IssueCode.TRAVEL_TIME_UNKNOWN, thing, pointer, id, known, section, findings, args);
    return false;
  }

  /** In the document's order, so that of equally near ids the first is suggested. */
  private static <T> Set<String> ids(List<T> records, Function<T, String> id) {
    Set<String> ids = new LinkedHashSet<>();
    records.forEach(each -> ids.add(id.apply(each)));
    return ids;
  }
}
