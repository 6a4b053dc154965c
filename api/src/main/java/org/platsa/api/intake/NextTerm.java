package org.platsa.api.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;

/**
 * The data of the term after this one (<i>nästa termin</i>): workplaces, people and schools are
 * carried over with what this term has added to their history; what was asked for is not.
 */
final class NextTerm {
  private static final int MOST_RECENT = 1_000;

  private final Problem problem;
  private final Map<String, Supervisor> supervisors = new HashMap<>();

  /** Where everybody was this term: the supervisor of each placement that had one. */
  private final Map<String, String> places;

  private final @Nullable PlacementPlan before;

  /**
   * The next term of a problem.
   *
   * @param plan what came of it; null for where the document itself has everybody
   * @param before what came of the term before it; null when that is not known
   */
  NextTerm(Problem problem, @Nullable PlacementPlan plan, @Nullable PlacementPlan before) {
    this.problem = problem;
    this.before = before;
    problem.supervisors().forEach(each -> supervisors.put(each.id(), each));
    this.places = plan == null ? ownPlaces(problem) : places(plan);
  }

  /**
   * The problem of a term, without periods and placements.
   *
   * @param name what it is to be called
   */
  Problem of(Term term, String name) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("carriedOverFrom", problem.term().id());
    return new Problem(
        Problem.SCHEMA_VERSION,
        name,
        metadata,
        term,
        problem.professions(),
        problem.unitKinds(),
        problem.placementKinds(),
        problem.areas(),
        problem.units(),
        problem.supervisors().stream().map(each -> supervisor(each, term)).toList(),
        problem.providers(),
        List.of(),
        students(),
        List.of(),
        problem.travelMinutes(),
        problem.weights());
  }

  private Supervisor supervisor(Supervisor old, Term term) {
    List<Absence> absences =
        old.absences().stream().filter(each -> !each.to().isBefore(term.firstDay())).toList();
    return new Supervisor(
        old.id(),
        old.unitId(),
        old.training(),
        old.active(),
        absences,
        old.maxSimultaneous(),
        old.maxPerTerm(),
        Math.min(MOST_RECENT, count(places, old.id()) + ofTermBefore(old)),
        old.professions(),
        old.setAside());
  }

  /**
   * Of the two terms before this one, the older falls away. What each of them had is known where
   * the plan of the term before is; else it is taken to be half, and half of an odd number up: who
   * has carried more is spared.
   */
  private int ofTermBefore(Supervisor supervisor) {
    return before == null
        ? (supervisor.recentPlacements() + 1) / 2
        : count(places(before), supervisor.id());
  }

  private static int count(Map<String, String> places, String supervisor) {
    return (int) places.values().stream().filter(supervisor::equals).count();
  }

  private List<Student> students() {
    Map<String, Set<String>> visited = new HashMap<>();
    for (Placement placement : problem.placements()) {
      Supervisor supervisor = supervisors.get(places.getOrDefault(placement.id(), ""));
      if (supervisor != null) {
        visited
            .computeIfAbsent(placement.studentId(), id -> new LinkedHashSet<>())
            .add(supervisor.unitId());
      }
    }
    return problem.students().stream()
        .map(student -> visited(student, visited.getOrDefault(student.id(), Set.of())))
        .toList();
  }

  private static Student visited(Student old, Set<String> units) {
    Set<String> all = new LinkedHashSet<>(old.visitedUnits());
    all.addAll(units);
    return old.withVisitedUnits(List.copyOf(all));
  }

  private static Map<String, String> places(PlacementPlan plan) {
    Map<String, String> places = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      String supervisor = assignment.supervisorId();
      if (supervisor != null) {
        places.put(assignment.placementId(), supervisor);
      }
    }
    return places;
  }

  /** What was published, else the assignment. */
  private static Map<String, String> ownPlaces(Problem problem) {
    Map<String, String> places = new HashMap<>();
    for (Placement placement : problem.placements()) {
      if (placement.published() != null) {
        places.put(placement.id(), placement.published().supervisorId());
      } else if (placement.assignment() != null) {
        places.put(placement.id(), placement.assignment().supervisorId());
      }
    }
    return places;
  }
}
