package org.platsa.solver.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Looks up what a plan says of each placement: the records themselves, and the way there. */
final class VisitFinder {
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Supervisor> supervisors = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, EducationProvider> providers = new HashMap<>();

  /** In the problem's order. */
  private final List<Placement> placements;

  private final Map<String, Placement> placementsById = new HashMap<>();

  /** By ids of student and unit. */
  private final Map<List<String>, Integer> knownMinutes = new HashMap<>();

  VisitFinder(Problem problem) {
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    problem.supervisors().forEach(supervisor -> supervisors.put(supervisor.id(), supervisor));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.providers().forEach(provider -> providers.put(provider.id(), provider));
    placements = problem.placements();
    placements.forEach(placement -> placementsById.put(placement.id(), placement));
    for (TravelTime time : problem.travelMinutes()) {
      if (time.minutes() >= 0 && time.minutes() <= TravelTime.MOST_MINUTES) {
        knownMinutes.putIfAbsent(List.of(time.studentId(), time.unitId()), time.minutes());
      }
    }
  }

  /** Whether the problem has a supervisor of this id. */
  boolean hasSupervisor(String id) {
    return supervisors.containsKey(id);
  }

  /**
   * All placements of the problem, in its order; those that the plan leaves out are unplaced.
   *
   * @throws IllegalArgumentException if the plan names a placement, supervisor or period that the
   *     problem does not have, or a placement twice
   */
  List<Visit> visits(PlacementPlan plan) {
    Map<String, Assignment> assignments = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      find(placementsById, "placement", assignment.placementId());
      if (assignments.put(assignment.placementId(), assignment) != null) {
        throw new IllegalArgumentException(
            "The plan names placement " + assignment.placementId() + " twice");
      }
    }
    List<Visit> visits = new ArrayList<>(placements.size());
    for (Placement placement : placements) {
      Student student = find(students, "student", placement.studentId());
      EducationProvider provider = find(providers, "provider", student.providerId());
      visits.add(
          new Visit(placement, student, provider, seat(student, assignments.get(placement.id()))));
    }
    return visits;
  }

  /** One placement at one place. */
  Visit visit(Placement placement, Supervisor supervisor, Period period) {
    Student student = find(students, "student", placement.studentId());
    EducationProvider provider = find(providers, "provider", student.providerId());
    return new Visit(placement, student, provider, seat(student, supervisor, period));
  }

  private @Nullable Seat seat(Student student, @Nullable Assignment assignment) {
    if (assignment == null || assignment.supervisorId() == null || assignment.periodId() == null) {
      return null;
    }
    Supervisor supervisor = find(supervisors, "supervisor", assignment.supervisorId());
    return seat(student, supervisor, find(periods, "period", assignment.periodId()));
  }

  private Seat seat(Student student, Supervisor supervisor, Period period) {
    Unit unit = find(units, "unit", supervisor.unitId());
    Integer known = knownMinutes.get(List.of(student.id(), unit.id()));
    Location home = student.home();
    int minutes = 0;
    if (known != null) {
      minutes = known;
    } else if (home != null) {
      minutes = TravelEstimate.minutes(student.transport(), home, unit.location());
    }
    return new Seat(supervisor, unit, period, minutes);
  }

  private static <T> T find(Map<String, T> map, String what, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The problem has no " + what + " '" + id + "'");
    }
    return found;
  }
}
