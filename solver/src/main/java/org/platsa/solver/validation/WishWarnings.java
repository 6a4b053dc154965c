package org.platsa.solver.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.Wish;

/** Graded wishes that cannot be granted, or that hardly mean what they say. */
final class WishWarnings {
  private final Findings findings;
  private final Set<String> units;
  private final Set<String> areas;

  private WishWarnings(Problem problem, Findings findings) {
    this.findings = findings;
    units = ids(problem.units(), Unit::id);
    areas = ids(problem.areas(), Area::id);
  }

  static void check(Problem problem, Findings findings) {
    WishWarnings warnings = new WishWarnings(problem, findings);
    for (int i = 0; i < problem.students().size(); i++) {
      Student student = problem.students().get(i);
      if (!student.wishes().isEmpty()) {
        warnings.check(student, Section.STUDENTS.called(student.id(), i), "/students/" + i);
      }
    }
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      if (!placement.periodWishes().isEmpty()) {
        warnings.check(placement, Section.PLACEMENTS.called(placement.id(), i), "/placements/" + i);
      }
    }
  }

  private void check(Student student, Thing thing, String pointer) {
    Set<List<Object>> seen = new HashSet<>();
    Set<Integer> grades = new TreeSet<>();
    if (!student.preferredUnits().isEmpty()) {
      grades.add(1);
    }
    for (int i = 0; i < student.wishes().size(); i++) {
      Wish wish = student.wishes().get(i);
      String at = pointer + "/wishes/" + i;
      String field = "wishes[" + i + "]";
      grades.add(wish.grade());
      String unit = wish.unitId();
      String area = wish.areaId();
      String named = unit != null ? unit : area != null ? area : String.valueOf(wish.unitKind());
      if (!seen.add(List.of(unit != null, area != null, named))) {
        findings.add(IssueCode.WISH_TWICE, thing, at, named, "wishes");
      } else if (unit != null && !units.contains(unit)) {
        unknown(thing, at + "/unitId", field + ".unitId", unit, units, Section.UNITS);
      } else if (area != null && !areas.contains(area)) {
        unknown(thing, at + "/areaId", field + ".areaId", area, areas, Section.AREAS);
      }
      if (unit != null && student.excludedUnits().contains(unit)) {
        findings.add(
            IssueCode.PREFERRED_BUT_EXCLUDED, thing, at + "/unitId", unit, Values.shown(unit));
      }
    }
    checkGaps(grades, thing, pointer, "wishes");
  }

  private void unknown(
      Thing thing, String at, String field, String id, Set<String> known, Section section) {
    References.tell(
        IssueCode.WISH_UNKNOWN,
        thing,
        at,
        id,
        known,
        section,
        findings,
        field,
        Values.shown(id),
        section.none());
  }

  private void check(Placement placement, Thing thing, String pointer) {
    Set<String> seen = new HashSet<>();
    Set<Integer> grades = new TreeSet<>();
    for (int i = 0; i < placement.periodWishes().size(); i++) {
      PeriodWish wish = placement.periodWishes().get(i);
      String period = wish.periodId();
      String at = pointer + "/periodWishes/" + i;
      if (!placement.allowedPeriods().contains(period)) {
        findings.add(
            IssueCode.PERIOD_WISH_UNCOUNTED, thing, at + "/periodId", period, Values.shown(period));
        continue;
      }
      grades.add(wish.grade());
      if (!seen.add(period)) {
        findings.add(IssueCode.WISH_TWICE, thing, at, period, "periodWishes");
      }
    }
    checkGaps(grades, thing, pointer, "periodWishes");
  }

  /** What nobody names costs the last grade, so that a gap weighs more than a wish. */
  private void checkGaps(Set<Integer> grades, Thing thing, String pointer, String field) {
    int before = 0;
    for (int grade : grades) {
      if (grade > before + 1) {
        String value = Integer.toString(grade);
        findings.add(
            IssueCode.WISH_GRADES_SKIPPED,
            thing,
            pointer + "/" + field,
            value,
            field,
            before,
            grade);
        return;
      }
      before = grade;
    }
  }

  /** In the document's order, so that of equally near ids the first is suggested. */
  private static <T> Set<String> ids(List<T> records, Function<T, String> id) {
    Set<String> ids = new LinkedHashSet<>();
    records.forEach(each -> ids.add(id.apply(each)));
    return ids;
  }
}
