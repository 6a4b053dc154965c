package org.platsa.solver.explain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/** Plans that differ in one placement, and what the checker says of the difference. */
final class Plans {
  private Plans() {}

  static PlacementPlan without(PlacementPlan plan, String placementId) {
    return with(plan, placementId, null, null);
  }

  static PlacementPlan with(
      PlacementPlan plan,
      String placementId,
      @Nullable String supervisorId,
      @Nullable String periodId) {
    List<Assignment> assignments =
        plan.assignments().stream()
            .map(assignment ->
                assignment.placementId().equals(placementId)
                    ? new Assignment(placementId, supervisorId, periodId)
                    : assignment)
            .toList();
    return new PlacementPlan(assignments);
  }

  /** What a plan costs more than another by the checker, by constraint id, without 0. */
  static Map<String, Long> difference(PlanChecker checker, PlacementPlan plan, PlacementPlan than) {
    return difference(checker, plan, checker, than);
  }

  /** The same between plans of two problems, each judged by its own checker. */
  static Map<String, Long> difference(
      PlanChecker checker, PlacementPlan plan, PlanChecker ofThan, PlacementPlan than) {
    Map<ConstraintId, Long> costs = new EnumMap<>(checker.judge(plan).costs());
    ofThan.judge(than).costs().forEach((id, cost) -> costs.merge(id, -cost, Long::sum));
    Map<String, Long> difference = new LinkedHashMap<>();
    costs.forEach((id, cost) -> {
      if (cost != 0) {
        difference.put(id.id(), cost);
      }
    });
    return difference;
  }

  /** Minutes one way, as the document says or the checker assumes. */
  static int minutes(Problem problem, Placement placement, String unitId) {
    for (TravelTime time : problem.travelMinutes()) {
      if (time.studentId().equals(placement.studentId()) && time.unitId().equals(unitId)) {
        return time.minutes();
      }
    }
    Student student =
        problem.students().stream()
            .filter(s -> s.id().equals(placement.studentId()))
            .findFirst()
            .orElseThrow();
    Unit unit =
        problem.units().stream().filter(u -> u.id().equals(unitId)).findFirst().orElseThrow();
    Location home = student.home();
    return home == null
        ? 0
        : PlanChecker.estimatedMinutes(student.transport(), home, unit.location());
  }

  /** Whether nobody may know where the placement's student lives. */
  static boolean isProtected(Problem problem, Placement placement) {
    return problem.students().stream()
        .anyMatch(s -> s.id().equals(placement.studentId()) && s.protectedIdentity());
  }

  /** The hard rules that a plan breaks where a placement has part in it. */
  static Set<String> broken(PlanChecker checker, PlacementPlan plan, String placementId) {
    Set<String> broken = new TreeSet<>();
    for (BrokenRule rule : checker.judge(plan).broken()) {
      if (rule.placementIds().contains(placementId)) {
        broken.add(rule.constraintId());
      }
    }
    return broken;
  }

  static Map<String, Long> hard(Map<String, Long> costs) {
    Map<String, Long> hard = new LinkedHashMap<>(costs);
    hard.keySet().removeIf(id -> ConstraintId.of(id).orElseThrow().level() != ConstraintLevel.HARD);
    return hard;
  }
}
