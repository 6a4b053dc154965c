package org.platsa.api.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.platsa.api.workbook.ListKind;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * What depends on a row that is to be removed (<i>beroenden</i>).
 *
 * @param inTheWay rows that need it: it cannot go before them
 * @param removedToo rows that go with it
 * @param leftBehind rows that mention it, and do not mind that it is gone
 */
public record RowDependents(List<Group> inTheWay, List<Group> removedToo, List<Group> leftBehind) {
  public RowDependents {
    inTheWay = some(inTheWay);
    removedToo = some(removedToo);
    leftBehind = some(leftBehind);
  }

  /**
   * Rows of a list.
   *
   * @param list which list
   * @param ids of the rows; of travel times whose they are
   */
  public record Group(ListKind list, List<String> ids) {
    public Group {
      ids = List.copyOf(ids);
    }
  }

  private static List<Group> some(List<Group> groups) {
    return groups.stream().filter(group -> !group.ids().isEmpty()).toList();
  }

  /** What depends on a row. */
  static RowDependents of(ListKind kind, Problem problem, String id) {
    List<Group> inTheWay = new ArrayList<>();
    List<Group> removedToo = new ArrayList<>();
    List<Group> leftBehind = new ArrayList<>();
    switch (kind) {
      case UNITS -> {
        inTheWay.add(supervisors(problem, each -> each.unitId().equals(id)));
        removedToo.add(travel(problem, null, id));
        leftBehind.add(
            students(
                problem,
                each ->
                    each.excludedUnits().contains(id)
                        || each.preferredUnits().contains(id)
                        || each.wishes().stream().anyMatch(wish -> id.equals(wish.unitId()))
                        || each.visitedUnits().contains(id)));
      }
      case SUPERVISORS -> leftBehind.add(placements(problem, each -> isAt(each, id)));
      case PROVIDERS -> inTheWay.add(students(problem, each -> each.providerId().equals(id)));
      case STUDENTS -> {
        removedToo.add(placements(problem, each -> each.studentId().equals(id)));
        removedToo.add(travel(problem, id, null));
      }
      case AREAS ->
          inTheWay.add(
              new Group(
                  ListKind.UNITS,
                  problem.units().stream()
                      .filter(each -> each.areaId().equals(id))
                      .map(Unit::id)
                      .toList()));
      case PERIODS -> {
        inTheWay.add(placements(problem, each -> each.allowedPeriods().contains(id)));
        leftBehind.add(
            placements(problem, each -> isIn(each, id) && !each.allowedPeriods().contains(id)));
      }
      case PLACEMENTS ->
          leftBehind.add(
              placements(problem, each -> each.after().contains(id) || each.apart().contains(id)));
      case TERM, TRAVEL, WEIGHTS, NOTES -> {
        // Nothing needs them, or they are not removed here.
      }
    }
    return new RowDependents(inTheWay, removedToo, leftBehind);
  }

  private static boolean isIn(Placement placement, String period) {
    return placement.assignment() != null && placement.assignment().periodId().equals(period);
  }

  private static boolean isAt(Placement placement, String supervisor) {
    return (placement.assignment() != null
            && placement.assignment().supervisorId().equals(supervisor))
        || (placement.published() != null
            && placement.published().supervisorId().equals(supervisor));
  }

  private static Group supervisors(Problem problem, Predicate<Supervisor> which) {
    return new Group(
        ListKind.SUPERVISORS,
        problem.supervisors().stream().filter(which).map(Supervisor::id).toList());
  }

  private static Group students(Problem problem, Predicate<Student> which) {
    return new Group(
        ListKind.STUDENTS, problem.students().stream().filter(which).map(Student::id).toList());
  }

  private static Group placements(Problem problem, Predicate<Placement> which) {
    return new Group(
        ListKind.PLACEMENTS,
        problem.placements().stream().filter(which).map(Placement::id).toList());
  }

  private static Group travel(Problem problem, @Nullable String student, @Nullable String unit) {
    return new Group(
        ListKind.TRAVEL,
        problem.travelMinutes().stream()
            .filter(each -> each.studentId().equals(student) || each.unitId().equals(unit))
            .map(each -> each.studentId())
            .toList());
  }
}
