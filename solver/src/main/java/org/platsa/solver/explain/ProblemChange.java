package org.platsa.solver.explain;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/**
 * A single change of a problem (<i>ändring</i>).
 *
 * @param kind what to change
 * @param id of the placement, unit, supervisor or student that is changed
 * @param periodId the period it is about, if any
 * @param limit the new limit, if any
 * @param requirement what the student gets, if anything
 */
record ProblemChange(
    Remedy.Kind kind,
    String id,
    @Nullable String periodId,
    @Nullable Integer limit,
    @Nullable String requirement) {
  static ProblemChange of(Remedy.Kind kind, String id) {
    return new ProblemChange(kind, id, null, null, null);
  }

  static ProblemChange inPeriod(Remedy.Kind kind, String id, String periodId) {
    return new ProblemChange(kind, id, periodId, null, null);
  }

  static ProblemChange toLimit(Remedy.Kind kind, String id, int limit) {
    return new ProblemChange(kind, id, null, limit, null);
  }

  /**
   * Whether the document can say it: the longest acceptable travel is the same for all problems.
   */
  boolean isOfDocument() {
    return kind != Remedy.Kind.TRAVEL_LIMIT;
  }

  /** The problem after the change. */
  Problem applied(Problem problem) {
    return switch (kind) {
      case PERIOD -> problem.withPlacements(each(problem.placements(), this::withPeriod));
      case UNIT_PLACE -> problem.withUnits(each(problem.units(), this::withPlace));
      case SIMULTANEOUS_PLACE, TERM_PLACE, PRESENT, TRAINED ->
          problem.withSupervisors(
              each(problem.supervisors(), supervisor -> changed(problem, supervisor)));
      case LICENCE -> problem.withStudents(each(problem.students(), this::withLicence));
      case TRAVEL_LIMIT -> throw new IllegalStateException("no document says the travel limit");
    };
  }

  private Placement withPeriod(Placement placement) {
    return placement.id().equals(id)
        ? placement.withAllowedPeriods(with(placement.allowedPeriods(), required(periodId)))
        : placement;
  }

  private Unit withPlace(Unit unit) {
    return unit.id().equals(id) ? unit.withMaxTrainees(required(limit)) : unit;
  }

  private Student withLicence(Student student) {
    return student.id().equals(id)
        ? student.withLicences(with(student.licences(), required(requirement)))
        : student;
  }

  private Supervisor changed(Problem problem, Supervisor supervisor) {
    if (!supervisor.id().equals(id)) {
      return supervisor;
    }
    return switch (kind) {
      case TRAINED -> supervisor.withTraining(Training.STEP_1_2);
      case PRESENT -> supervisor.withPresence(true, absencesOutside(problem, supervisor));
      case SIMULTANEOUS_PLACE -> supervisor.withRoom(required(limit), supervisor.maxPerTerm());
      case TERM_PLACE -> supervisor.withRoom(supervisor.maxSimultaneous(), required(limit));
      case PERIOD, UNIT_PLACE, LICENCE, TRAVEL_LIMIT ->
          throw new IllegalStateException(kind + " is no change of a supervisor");
    };
  }

  private List<Absence> absencesOutside(Problem problem, Supervisor supervisor) {
    Period period =
        problem.periods().stream().filter(p -> p.id().equals(periodId)).findFirst().orElseThrow();
    int first = problem.term().weekOf(period.firstMonday());
    int end = first + period.weeks();
    return supervisor.absences().stream()
        .filter(absence ->
            problem.term().weekOf(absence.to()) < first
                || problem.term().weekOf(absence.from()) >= end)
        .toList();
  }

  private static List<String> with(List<String> list, String added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the change lacks what it is about");
    }
    return value;
  }

  private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
    return list.stream().map(change).toList();
  }
}
