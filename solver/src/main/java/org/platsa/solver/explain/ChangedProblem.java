package org.platsa.solver.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.Availability;

/**
 * Makes the changes of a remedy in a problem (<i>ändrat underlag</i>). A move is no change of the
 * problem, and the longest acceptable travel is not in it: these change nothing here.
 */
final class ChangedProblem {
  private ChangedProblem() {}

  /**
   * The problem after changes.
   *
   * @param helped the placement for which they are, unless one says otherwise
   */
  static Problem of(Problem problem, Placement helped, List<RemedyChange> changes) {
    Problem changed = problem;
    for (RemedyChange change : changes) {
      changed = of(changed, meant(problem, helped, change), change);
    }
    return changed;
  }

  /** The placement for which a change is. */
  private static Placement meant(Problem problem, Placement helped, RemedyChange change) {
    return problem.placements().stream()
        .filter(placement -> placement.id().equals(change.placementId()))
        .findFirst()
        .orElse(helped);
  }

  private static Problem of(Problem problem, Placement helped, RemedyChange change) {
    return switch (change.kind()) {
      case PERIOD ->
          withPlacement(
              problem,
              helped.id(),
              placement ->
                  placement.withAllowedPeriods(
                      with(placement.allowedPeriods(), requireNonNull(change.periodId()))));
      case UNIT_KIND ->
          withPlacement(
              problem,
              helped.id(),
              placement ->
                  placement.withRequiredUnitKinds(
                      with(
                          placement.requiredUnitKinds(),
                          UnitKind.valueOf(requireNonNull(change.requirement())))));
      case UNPIN ->
          withPlacement(
              problem,
              requireNonNull(change.placementId()),
              placement -> placement.withAssignment(placement.assignment(), false));
      case EXCLUSION ->
          withStudent(
              problem,
              helped.studentId(),
              student ->
                  student.withExcludedUnits(
                      student.excludedUnits().stream()
                          .filter(id -> !id.equals(change.unitId()))
                          .toList()));
      case LICENCE ->
          withStudent(
              problem,
              helped.studentId(),
              student ->
                  student.withLicences(
                      with(student.licences(), requireNonNull(change.requirement()))));
      case UNIT_PLACE ->
          problem.withUnits(
              problem.units().stream()
                  .map(unit ->
                      unit.id().equals(change.unitId())
                          ? unit.withMaxTrainees(requireNonNull(change.limit()))
                          : unit)
                  .toList());
      case SIMULTANEOUS_PLACE, TERM_PLACE, PRESENT, TRAINED ->
          problem.withSupervisors(
              problem.supervisors().stream()
                  .map(supervisor ->
                      supervisor.id().equals(change.supervisorId())
                          ? changed(problem, supervisor, change)
                          : supervisor)
                  .toList());
      case MOVE, TRAVEL_LIMIT -> problem;
    };
  }

  private static Supervisor changed(Problem problem, Supervisor supervisor, RemedyChange change) {
    return switch (change.kind()) {
      case SIMULTANEOUS_PLACE ->
          supervisor.withRoom(requireNonNull(change.limit()), supervisor.maxPerTerm());
      case TERM_PLACE ->
          supervisor.withRoom(supervisor.maxSimultaneous(), requireNonNull(change.limit()));
      case PRESENT -> supervisor.withPresence(true, absencesOutside(problem, supervisor, change));
      default -> supervisor.withTraining(Training.STEP_1_2);
    };
  }

  /** The absences that leave the supervisor there in the period of a change. */
  private static List<Absence> absencesOutside(
      Problem problem, Supervisor supervisor, RemedyChange change) {
    Period period =
        problem.periods().stream()
            .filter(other -> other.id().equals(change.periodId()))
            .findFirst()
            .orElseThrow();
    return supervisor.absences().stream()
        .filter(absence -> !Availability.touches(absence, period))
        .toList();
  }

  private static Problem withPlacement(
      Problem problem, String id, UnaryOperator<Placement> change) {
    return problem.withPlacements(
        problem.placements().stream()
            .map(placement -> placement.id().equals(id) ? change.apply(placement) : placement)
            .toList());
  }

  private static Problem withStudent(Problem problem, String id, UnaryOperator<Student> change) {
    return problem.withStudents(
        problem.students().stream()
            .map(student -> student.id().equals(id) ? change.apply(student) : student)
            .toList());
  }

  private static <T> List<T> with(List<T> list, T added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}
