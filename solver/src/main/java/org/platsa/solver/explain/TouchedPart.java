package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * Cuts out the part of a problem that a few moves touch (<i>närområde</i>): the units that are left
 * and joined, everybody who is there, and the other placements of the same students. What the
 * checker says of the part before and after the moves differs by as much as for the whole problem,
 * except for the rules about a provider's placements together.
 */
final class TouchedPart {
  private final Problem whole;
  private final TrialPlan trial;
  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, EducationProvider> providers = new HashMap<>();
  private final Map<String, List<TravelTime>> times = new HashMap<>();
  private final Map<String, PlanningUnit> unitOfSupervisor = new HashMap<>();

  TouchedPart(TrialPlan trial) {
    this.whole = trial.problem();
    this.trial = trial;
    whole.students().forEach(student -> students.put(student.id(), student));
    whole.providers().forEach(provider -> providers.put(provider.id(), provider));
    for (TravelTime time : whole.travelMinutes()) {
      times.computeIfAbsent(time.studentId(), key -> new ArrayList<>()).add(time);
    }
    trial
        .schedule()
        .supervisors()
        .forEach(supervisor -> unitOfSupervisor.put(supervisor.id(), supervisor.unit()));
  }

  /**
   * The problem around some placements that move, as the trial stands.
   *
   * @param joined the units to which they go
   */
  Problem around(List<PlanningPlacement> movers, List<PlanningUnit> joined) {
    Set<PlanningUnit> units = new LinkedHashSet<>(joined);
    Set<PlanningPlacement> placements = new LinkedHashSet<>(movers);
    for (PlanningPlacement mover : movers) {
      placements.addAll(trial.schedule().siblings(mover));
      PublishedPlace published = mover.placement().published();
      PlanningUnit told = published == null ? null : unitOfSupervisor.get(published.supervisorId());
      if (told != null) {
        units.add(told);
      }
    }
    placements.stream()
        .filter(PlanningPlacement::isPlaced)
        .forEach(placement -> units.add(placement.unit()));
    List<Unit> unitRecords = new ArrayList<>();
    List<Supervisor> supervisors = new ArrayList<>();
    for (PlanningUnit unit : units) {
      unitRecords.add(unit.unit());
      for (PlanningSupervisor supervisor : trial.schedule().supervisorsOf(unit)) {
        supervisors.add(supervisor.supervisor());
        placements.addAll(supervisor.placements());
      }
    }
    Set<Student> studentRecords = new LinkedHashSet<>();
    placements.forEach(placement -> studentRecords.add(placement.student()));
    Set<EducationProvider> providerRecords = new LinkedHashSet<>();
    studentRecords.forEach(student -> {
      EducationProvider provider = providers.get(student.providerId());
      if (provider != null) {
        providerRecords.add(provider);
      }
    });
    Set<String> unitIds = new HashSet<>();
    unitRecords.forEach(unit -> unitIds.add(unit.id()));
    return new Problem(
        whole.schemaVersion(),
        whole.name(),
        Map.of(),
        whole.term(),
        whole.professions(),
        whole.unitKinds(),
        whole.placementKinds(),
        whole.areas(),
        unitRecords,
        supervisors,
        List.copyOf(providerRecords),
        whole.periods(),
        List.copyOf(studentRecords),
        placements.stream()
            .map(placement ->
                movers.contains(placement) ? placement.placement() : unpublished(placement))
            .toList(),
        studentRecords.stream()
            .flatMap(student -> times.getOrDefault(student.id(), List.of()).stream())
            .filter(time -> unitIds.contains(time.unitId()))
            .toList(),
        whole.weights());
  }

  /** Where everybody of such a part is, as the trial stands. */
  PlacementPlan plan(Problem neighbourhood) {
    return new PlacementPlan(
        neighbourhood.placements().stream()
            .map(placement -> trial.placement(placement.id()))
            .map(placement -> {
              PlanningSupervisor supervisor = placement.supervisor();
              return supervisor == null
                  ? new Assignment(placement.id(), null, null)
                  : new Assignment(placement.id(), supervisor.id(), placement.period().id());
            })
            .toList());
  }

  /** What a plan costs by the checker, without the rules about providers. */
  static RuleCosts costs(Problem problem, PlacementPlan plan) {
    RuleCosts costs = new RuleCosts();
    new PlanChecker(problem)
        .judge(plan)
        .costs()
        .forEach((rule, cost) -> {
          if (rule != ConstraintId.TRIAL_QUOTA && rule != ConstraintId.PROVIDER_FAIRNESS) {
            costs.add(rule, cost);
          }
        });
    return costs;
  }

  /**
   * Those who stay need no published place, which may be at a unit outside the part: what they cost
   * by it is the same before and after.
   */
  private static Placement unpublished(PlanningPlacement staying) {
    return staying.placement().withPublished(null);
  }
}
