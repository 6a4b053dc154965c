package org.platsa.solver.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;

/** Students who ask for nothing or for what is forbidden, and who are described too exactly. */
final class StudentWarnings {
  /** Three decimals of a degree are some hundred metres. */
  private static final int HOME_STEPS = 1_000;

  private static final double ROUNDING = 1e-6;

  private final Findings findings;

  private final Set<String> units;

  private StudentWarnings(Set<String> units, Findings findings) {
    this.units = units;
    this.findings = findings;
  }

  static void check(Problem problem, Findings findings) {
    StudentWarnings warnings = new StudentWarnings(unitIds(problem), findings);
    Set<String> withPlacement =
        problem.placements().stream().map(Placement::studentId).collect(Collectors.toSet());
    List<Student> students = problem.students();
    for (int i = 0; i < students.size(); i++) {
      warnings.check(i, students.get(i), withPlacement.contains(students.get(i).id()));
    }
  }

  private void check(int index, Student student, boolean hasPlacement) {
    if (!hasPlacement) {
      add(IssueCode.STUDENT_WITHOUT_PLACEMENT, index, student, "", student.id());
    }
    if (Values.looksLikeName(student.id())) {
      add(IssueCode.LOOKS_LIKE_NAME, index, student, "/id", student.id());
    }
    checkUnits(index, student, "excludedUnits", student.excludedUnits());
    checkUnits(index, student, "visitedUnits", student.visitedUnits());
    checkUnits(index, student, "preferredUnits", student.preferredUnits());
    Location home = student.home();
    if (home != null && (isExact(home.lat()) || isExact(home.lon()))) {
      String place = home.lat() + ", " + home.lon();
      add(IssueCode.PRECISE_HOME, index, student, "/home", place, place);
    }
    for (int i = 0; i < student.preferredUnits().size(); i++) {
      String unit = student.preferredUnits().get(i);
      boolean first = student.preferredUnits().indexOf(unit) == i;
      if (first && student.excludedUnits().contains(unit)) {
        String pointer = "/preferredUnits/" + i;
        add(IssueCode.PREFERRED_BUT_EXCLUDED, index, student, pointer, unit, Values.shown(unit));
      }
    }
  }

  private void checkUnits(int index, Student student, String field, List<String> ids) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      String pointer = "/" + field + "/" + i;
      if (!seen.add(id)) {
        add(IssueCode.STUDENT_UNIT_TWICE, index, student, pointer, id, field, Values.shown(id));
      } else if (!units.contains(id)) {
        References.tell(
            IssueCode.STUDENT_UNIT_UNKNOWN,
            Section.STUDENTS.called(student.id(), index),
            "/students/" + index + pointer,
            id,
            units,
            Section.UNITS,
            findings,
            field,
            Values.shown(id));
      }
    }
  }

  /** In the document's order, so that of equally near ids the first is suggested. */
  private static Set<String> unitIds(Problem problem) {
    Set<String> ids = new LinkedHashSet<>();
    problem.units().forEach(unit -> ids.add(unit.id()));
    return ids;
  }

  private void add(
      IssueCode code, int index, Student student, String pointer, String value, Object... args) {
    Thing thing = Section.STUDENTS.called(student.id(), index);
    findings.add(code, thing, "/students/" + index + pointer, value, args);
  }

  private static boolean isExact(double degrees) {
    double steps = degrees * HOME_STEPS;
    return Math.abs(steps - Math.rint(steps)) > ROUNDING;
  }
}
