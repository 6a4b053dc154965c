package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningProvider;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.SupervisorLoad;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.StudentWeeks;

/**
 * What each placement, supervisor, unit and provider costs by itself (<i>egna kostnader</i>), of
 * the same pieces that the constraint streams are made of. Together they are the plan's cost; tests
 * hold them to the checker's.
 */
final class Accounts {
  private final Trial trial;
  private final Map<ConstraintId, Integer> weights = new EnumMap<>(ConstraintId.class);

  Accounts(Problem problem, Trial trial) {
    this.trial = trial;
    for (ConstraintId rule : ConstraintId.values()) {
      weights.put(rule, rule.weight(problem.weights()));
    }
  }

  /** The rules about a placement alone. */
  RuleCosts of(PlanningPlacement placement) {
    RuleCosts costs = new RuleCosts();
    for (LocalRule rule : LocalRule.values()) {
      add(costs, rule.id(), placement.amount(rule));
    }
    if (placement.isUnplaced()) {
      add(costs, ConstraintId.UNPLACED, placement.unplacedCost());
    }
    return costs;
  }

  /** The same, and its part in what the student's placements cost together. */
  RuleCosts own(PlanningPlacement placement) {
    RuleCosts costs = of(placement);
    costs.add(ConstraintId.REVISIT, returning(placement));
    for (PlanningPlacement sibling : trial.schedule().siblings(placement)) {
      costs.add(ConstraintId.STUDENT_OVERLAP, overlap(placement, sibling));
    }
    return costs;
  }

  /** What two placements of a student cost together, by what the student has in those weeks. */
  long overlap(PlanningPlacement placement, PlanningPlacement sibling) {
    if (placement.isUnplaced() || sibling.isUnplaced() || !placement.overlaps(sibling)) {
      return 0;
    }
    List<PlanningPlacement> all = ofStudent(placement);
    StudentWeeks weeks = new StudentWeeks(all.size());
    for (PlanningPlacement one : all) {
      PlanningPeriod period = one.period();
      weeks.add(period.firstWeek(), period.endWeek(), one.intensity());
    }
    return weeks.overlap(all.indexOf(placement), all.indexOf(sibling))
        ? weight(ConstraintId.STUDENT_OVERLAP)
        : 0;
  }

  /** What it costs that the student has been there since an earlier placement of this term. */
  long returning(PlanningPlacement placement) {
    return placement.isPlaced()
            && placement.amount(LocalRule.VISITED) == 0
            && trial.schedule().siblings(placement).stream()
                .anyMatch(sibling ->
                    sibling.index() < placement.index()
                        && sibling.isPlaced()
                        && sibling.unit() == placement.unit())
        ? weight(ConstraintId.REVISIT)
        : 0;
  }

  /** The rules about a supervisor's placements together. */
  RuleCosts of(PlanningSupervisor supervisor) {
    RuleCosts costs = new RuleCosts();
    if (supervisor.placements().isEmpty()) {
      return costs;
    }
    SupervisorLoad load = SupervisorLoad.of(supervisor, supervisor.placements());
    add(costs, ConstraintId.SUPERVISOR_CAPACITY, load.capacityExcess());
    add(costs, ConstraintId.SUPERVISOR_MIX, load.mixedWeeks());
    add(costs, ConstraintId.SUPERVISOR_TERM_LIMIT, supervisor.aboveTermLimit(load.placements()));
    add(costs, ConstraintId.SUPERVISOR_ROTATION, supervisor.rotationCost(load.placements()));
    add(costs, ConstraintId.PEER_PAIR, load.withoutPartner());
    return costs;
  }

  /** The rules about a unit's placements together. */
  RuleCosts of(PlanningUnit unit) {
    RuleCosts costs = new RuleCosts();
    UnitLoad load = trial.load(unit);
    add(costs, ConstraintId.UNIT_CAPACITY, load.capacityExcess(unit.maxTrainees()));
    costs.add(ConstraintId.UNIT_SPREAD, unit.spreadCost(load.placements()));
    return costs;
  }

  /** The rules about a provider's placements together. */
  RuleCosts of(PlanningProvider provider) {
    RuleCosts costs = new RuleCosts();
    int unplaced = trial.unplaced(provider);
    add(costs, ConstraintId.TRIAL_QUOTA, provider.missingQuota(unplaced));
    costs.add(ConstraintId.PROVIDER_FAIRNESS, provider.fairnessCost(unplaced));
    return costs;
  }

  /** Everything that can change when a placement joins or leaves a supervisor, so many times. */
  void addTouched(
      RuleCosts costs, int times, PlanningPlacement placement, PlanningSupervisor supervisor) {
    costs.add(of(placement), times);
    List<PlanningPlacement> all = ofStudent(placement);
    for (int i = 0; i < all.size(); i++) {
      costs.add(ConstraintId.REVISIT, times * returning(all.get(i)));
      for (int j = i + 1; j < all.size(); j++) {
        costs.add(ConstraintId.STUDENT_OVERLAP, times * overlap(all.get(i), all.get(j)));
      }
    }
    costs.add(of(supervisor), times);
    costs.add(of(supervisor.unit()), times);
    costs.add(of(placement.provider()), times);
  }

  /** All the student's placed placements. */
  private List<PlanningPlacement> ofStudent(PlanningPlacement placement) {
    if (placement.isOnlyOfStudent()) {
      return placement.isPlaced() ? List.of(placement) : List.of();
    }
    List<PlanningPlacement> all = new ArrayList<>(trial.schedule().siblings(placement));
    all.add(placement);
    all.removeIf(PlanningPlacement::isUnplaced);
    return all;
  }

  private void add(RuleCosts costs, ConstraintId rule, long amount) {
    if (amount != 0) {
      costs.add(rule, amount * weight(rule));
    }
  }

  private long weight(ConstraintId rule) {
    return weights.getOrDefault(rule, 0);
  }
}
