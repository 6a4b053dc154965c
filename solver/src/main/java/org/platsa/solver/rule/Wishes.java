package org.platsa.solver.rule;

import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.Wish;

/**
 * How far a place is from what was wished (<i>önskemål</i>): 0 for a first choice, one more for
 * each grade after it, and as much as the last grade that was named where nothing was named.
 */
public final class Wishes {
  private Wishes() {}

  /** Rule preference: the preferred units are wishes of grade 1. */
  static int atUnit(Student student, Unit unit) {
    int grade = grade(student, unit);
    if (grade > 0) {
      return grade - 1;
    }
    int last = student.preferredUnits().isEmpty() ? 0 : 1;
    for (int i = 0; i < student.wishes().size(); i++) {
      last = Math.max(last, student.wishes().get(i).grade());
    }
    return last;
  }

  /** The grade of the best of a student's wishes that names a unit; 0 if none does. */
  public static int grade(Student student, Unit unit) {
    if (student.preferredUnits().contains(unit.id())) {
      return 1;
    }
    int best = 0;
    for (int i = 0; i < student.wishes().size(); i++) {
      Wish wish = student.wishes().get(i);
      if ((best == 0 || wish.grade() < best) && names(wish, unit)) {
        best = wish.grade();
      }
    }
    return best;
  }

  private static boolean names(Wish wish, Unit unit) {
    return unit.id().equals(wish.unitId())
        || unit.kind().equals(wish.unitKind())
        || unit.areaId().equals(wish.areaId());
  }

  /** Rule periodPreference. */
  static int inPeriod(Placement placement, String periodId) {
    int last = 0;
    int best = Integer.MAX_VALUE;
    for (PeriodWish wish : placement.periodWishes()) {
      if (placement.allowedPeriods().contains(wish.periodId())) {
        last = Math.max(last, wish.grade());
        if (wish.periodId().equals(periodId)) {
          best = Math.min(best, wish.grade());
        }
      }
    }
    return best == Integer.MAX_VALUE ? last : best - 1;
  }
}
