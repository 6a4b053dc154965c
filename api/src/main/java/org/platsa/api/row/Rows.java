package org.platsa.api.row;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.platsa.api.revision.Change;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.RowForm;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Rows of a problem as changes that would set them (<i>rader</i>). */
final class Rows {
  private Rows() {}

  /** The change that makes a row what it is in a problem that has it. */
  static Change set(ListKind list, Problem problem, String id) {
    return find(list, problem, id)
        .orElseThrow(() -> new IllegalStateException("The row that was read is not there"));
  }

  /** The same, if the problem has the row. */
  static Optional<Change> find(ListKind list, Problem problem, String id) {
    return switch (list) {
      case UNITS -> find(problem.units(), Unit::id, id).map(Change.UnitSet::new);
      case SUPERVISORS ->
          find(problem.supervisors(), Supervisor::id, id).map(Change.SupervisorSet::new);
      case PROVIDERS ->
          find(problem.providers(), EducationProvider::id, id).map(Change.ProviderSet::new);
      case STUDENTS -> find(problem.students(), Student::id, id).map(Change.StudentSet::new);
      case PLACEMENTS ->
          find(problem.placements(), Placement::id, id).map(Change.PlacementSet::new);
      case AREAS -> find(problem.areas(), Area::id, id).map(Change.AreaSet::new);
      case PERIODS -> find(problem.periods(), Period::id, id).map(Change.PeriodSet::new);
      case TRAVEL -> find(problem.travelMinutes(), RowForm::idOf, id).map(Change.TravelSet::new);
      case TERM, WEIGHTS, NOTES -> Optional.empty();
    };
  }

  /** The change that removes a row. */
  static Change removal(ListKind list, Problem problem, String id) {
    if (list != ListKind.TRAVEL) {
      return new Change.RowRemoved(list.field(), id);
    }
    TravelTime time = find(problem.travelMinutes(), RowForm::idOf, id).orElseThrow();
    return new Change.TravelRemoved(time.studentId(), time.unitId());
  }

  /** The id of the row that was added last. */
  static String lastId(ListKind list, Problem problem) {
    return switch (list) {
      case UNITS -> problem.units().getLast().id();
      case SUPERVISORS -> problem.supervisors().getLast().id();
      case PROVIDERS -> problem.providers().getLast().id();
      case STUDENTS -> problem.students().getLast().id();
      case PLACEMENTS -> problem.placements().getLast().id();
      case AREAS -> problem.areas().getLast().id();
      case PERIODS -> problem.periods().getLast().id();
      case TRAVEL -> RowForm.idOf(problem.travelMinutes().getLast());
      case TERM, WEIGHTS, NOTES ->
          throw new IllegalStateException("Such rows are not added one by one");
    };
  }

  private static <T> Optional<T> find(List<T> rows, Function<T, String> ids, String id) {
    return rows.stream().filter(row -> ids.apply(row).equals(id)).findFirst();
  }
}
