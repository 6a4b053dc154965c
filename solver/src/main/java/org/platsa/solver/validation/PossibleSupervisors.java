package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * Whether anybody could take a placement in an otherwise empty plan. The rules are the checker's.
 *
 * <p>Looks at units from the student's own latitude outwards and stops where the difference in
 * latitude alone is too far to travel, so that a nation's hundred thousand placements do not each
 * meet its twenty thousand units. Of a unit's supervisors who differ in nothing but their name and
 * their past, one is asked for all.
 */
final class PossibleSupervisors {
  /** What the unit alone decides, whoever the supervisor is. */
  private static final Set<ConstraintId> OF_UNIT =
      EnumSet.of(
          ConstraintId.UNIT_KIND,
          ConstraintId.UNIT_EXCLUDED,
          ConstraintId.UNIT_REQUIREMENT,
          ConstraintId.TRAVEL_LIMIT);

  private final PlanChecker checker;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Workplace> workplaces = new HashMap<>();
  private final Map<String, List<Workplace>> withKnownTravel = new HashMap<>();
  private final Workplace[] byLatitude;
  private final double[] latitudes;

  PossibleSupervisors(Problem problem) {
    checker = new PlanChecker(problem);
    problem.students().forEach(student -> students.put(student.id(), student));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    for (Unit unit : problem.units()) {
      if (unit.maxTrainees() > 0) {
        workplaces.put(unit.id(), new Workplace(unit, new LinkedHashMap<>()));
      }
    }
    for (Supervisor supervisor : problem.supervisors()) {
      Workplace workplace = workplaces.get(supervisor.unitId());
      if (workplace != null && supervisor.maxPerTerm() > 0 && supervisor.maxSimultaneous() > 0) {
        workplace.alike().putIfAbsent(nameless(supervisor), supervisor);
      }
    }
    for (TravelTime time : problem.travelMinutes()) {
      Workplace workplace = workplaces.get(time.unitId());
      if (workplace != null) {
        withKnownTravel.computeIfAbsent(time.studentId(), key -> new ArrayList<>()).add(workplace);
      }
    }
    byLatitude =
        workplaces.values().stream()
            .filter(workplace -> !workplace.alike().isEmpty())
            .sorted(Comparator.comparingDouble(Workplace::latitude))
            .toArray(Workplace[]::new);
    latitudes = Arrays.stream(byLatitude).mapToDouble(Workplace::latitude).toArray();
  }

  boolean existFor(Placement placement) {
    Student student = students.get(placement.studentId());
    if (student == null) {
      throw new IllegalArgumentException(
          "Placement " + placement.id() + " is of no student of the problem");
    }
    return withKnownTravel.getOrDefault(student.id(), List.of()).stream()
            .anyMatch(workplace -> canTake(workplace, placement))
        || existsNear(student, placement);
  }

  private boolean existsNear(Student student, Placement placement) {
    int found = Arrays.binarySearch(latitudes, student.home().lat());
    int north = found >= 0 ? found : -found - 1;
    int south = north - 1;
    boolean northwards = true;
    boolean southwards = true;
    while (northwards || southwards) {
      northwards = northwards && north < byLatitude.length && mayReach(student, north);
      if (northwards && canBeTaken(student, byLatitude[north++], placement)) {
        return true;
      }
      southwards = southwards && south >= 0 && mayReach(student, south);
      if (southwards && canBeTaken(student, byLatitude[south--], placement)) {
        return true;
      }
    }
    return false;
  }

  /** The way alone rules most units out, and is the cheapest to ask for. */
  private boolean canBeTaken(Student student, Workplace workplace, Placement placement) {
    return isWithinReach(student, workplace.unit().location()) && canTake(workplace, placement);
  }

  /** A unit due north or south of the home is as near as its latitude allows. */
  private boolean mayReach(Student student, int index) {
    return isWithinReach(student, new Location(byLatitude[index].latitude(), student.home().lon()));
  }

  private static boolean isWithinReach(Student student, Location place) {
    return PlanChecker.estimatedMinutes(student.transport(), student.home(), place)
        <= PlanChecker.TRAVEL_LIMIT_MINUTES;
  }

  private boolean canTake(Workplace workplace, Placement placement) {
    for (Supervisor supervisor : workplace.alike().values()) {
      for (String periodId : placement.allowedPeriods()) {
        Map<ConstraintId, Long> costs = checker.ownCosts(placement, supervisor, period(periodId));
        if (costs.keySet().stream().noneMatch(id -> id.level() == ConstraintLevel.HARD)) {
          return true;
        }
        if (costs.keySet().stream().anyMatch(OF_UNIT::contains)) {
          return false;
        }
      }
    }
    return false;
  }

  private Period period(String id) {
    Period period = periods.get(id);
    if (period == null) {
      throw new IllegalArgumentException("The problem has no period '" + id + "'");
    }
    return period;
  }

  private static Supervisor nameless(Supervisor supervisor) {
    return new Supervisor(
        supervisor.unitId(),
        supervisor.unitId(),
        supervisor.training(),
        supervisor.active(),
        supervisor.absences(),
        supervisor.maxSimultaneous(),
        supervisor.maxPerTerm(),
        0);
  }

  /**
   * A unit.
   *
   * @param alike one supervisor of each sort, by what they are but for their name and past
   */
  private record Workplace(Unit unit, Map<Supervisor, Supervisor> alike) {
    double latitude() {
      return unit.location().lat();
    }
  }
}
