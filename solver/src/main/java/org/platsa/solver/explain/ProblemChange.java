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
      case PERIOD -> withPlacements(problem, this::withPeriod);
      case UNIT_PLACE -> withUnits(problem, this::withPlace);
      case SIMULTANEOUS_PLACE, TERM_PLACE, PRESENT, TRAINED ->
          withSupervisors(problem, supervisor -> changed(problem, supervisor));
      case LICENCE -> withStudents(problem, this::withLicence);
      case TRAVEL_LIMIT -> throw new IllegalStateException("no document says the travel limit");
    };
  }

  private Placement withPeriod(Placement placement) {
    return placement.id().equals(id)
        ? new Placement(
            placement.id(),
            placement.studentId(),
            placement.kind(),
            with(placement.allowedPeriods(), required(periodId)),
            placement.requiredUnitKinds(),
            placement.intensity(),
            placement.peerLearning(),
            placement.assignment(),
            placement.pinned(),
            placement.published())
        : placement;
  }

  private Unit withPlace(Unit unit) {
    return unit.id().equals(id)
        ? new Unit(
            unit.id(),
            unit.name(),
            unit.areaId(),
            unit.kind(),
            unit.location(),
            required(limit),
            unit.permanentStaff(),
            unit.peerLearning(),
            unit.languageCoach(),
            unit.requires())
        : unit;
  }

  private Student withLicence(Student student) {
    return student.id().equals(id)
        ? new Student(
            student.id(),
            student.providerId(),
            student.home(),
            student.transport(),
            with(student.licences(), required(requirement)),
            student.excludedUnits(),
            student.visitedUnits(),
            student.needsSupport(),
            student.learnsSwedish(),
            student.preferredUnits())
        : student;
  }

  private Supervisor changed(Problem problem, Supervisor supervisor) {
    if (!supervisor.id().equals(id)) {
      return supervisor;
    }
    boolean present = kind == Remedy.Kind.PRESENT;
    return new Supervisor(
        supervisor.id(),
        supervisor.unitId(),
        kind == Remedy.Kind.TRAINED ? Training.STEP_1_2 : supervisor.training(),
        supervisor.active() || present,
        present ? absencesOutside(problem, supervisor) : supervisor.absences(),
        kind == Remedy.Kind.SIMULTANEOUS_PLACE ? required(limit) : supervisor.maxSimultaneous(),
        kind == Remedy.Kind.TERM_PLACE ? required(limit) : supervisor.maxPerTerm(),
        supervisor.recentPlacements());
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

  private static Problem withPlacements(Problem problem, UnaryOperator<Placement> change) {
    return with(
        problem,
        problem.units(),
        problem.supervisors(),
        problem.students(),
        problem.placements().stream().map(change).toList());
  }

  private static Problem withUnits(Problem problem, UnaryOperator<Unit> change) {
    return with(
        problem,
        problem.units().stream().map(change).toList(),
        problem.supervisors(),
        problem.students(),
        problem.placements());
  }

  private static Problem withSupervisors(Problem problem, UnaryOperator<Supervisor> change) {
    return with(
        problem,
        problem.units(),
        problem.supervisors().stream().map(change).toList(),
        problem.students(),
        problem.placements());
  }

  private static Problem withStudents(Problem problem, UnaryOperator<Student> change) {
    return with(
        problem,
        problem.units(),
        problem.supervisors(),
        problem.students().stream().map(change).toList(),
        problem.placements());
  }

  private static Problem with(
      Problem problem,
      List<Unit> units,
      List<Supervisor> supervisors,
      List<Student> students,
      List<Placement> placements) {
    return new Problem(
        problem.schemaVersion(),
        problem.name(),
        problem.metadata(),
        problem.term(),
        problem.areas(),
        units,
        supervisors,
        problem.providers(),
        problem.periods(),
        students,
        placements,
        problem.travelMinutes(),
        problem.weights());
  }
}
