package org.platsa.solver.rule;

import java.util.List;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.Wish;

/**
 * How far a place is from what was wished (<i>önskemål</i>): 0 for a first choice, one more for
 * each grade after it, and as much as the last grade that was named where nothing was named.
 */
final class Wishes {
  private Wishes() {}

  /** Rule preference: the preferred units are wishes of grade 1. */
  static int atUnit(Student student, Unit unit) {
    List<String> preferred = student.preferredUnits();
    List<Wish> wishes = student.wishes();
    if (preferred.contains(unit.id())) {
      return 0;
    }
    int last = preferred.isEmpty() ? 0 : 1;
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      last = Math.max(last, wish.grade());
      if (wish.grade() < best && names(wish, unit)) {
        best = wish.grade();
      }
    }
    return best == Integer.MAX_VALUE ? last : best - 1;
  }

  private static boolean names(Wish wish, Unit unit) {
    return unit.id().equals(wish.unitId())
        || unit.kind() == wish.unitKind()
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
