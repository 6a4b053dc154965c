package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningProvider;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.SupervisorLoad;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.StudentWeeks;

/**
 * What each placement, supervisor, unit and provider of a plan costs by itself (<i>egna
 * kostnader</i>). The amounts come from where the constraint streams take them. All together are
 * the plan's cost; tests hold that equal to the checker's.
 */
final class OwnCosts {
  private final TrialPlan trial;
  private final Map<ConstraintId, Integer> weights = new EnumMap<>(ConstraintId.class);

  OwnCosts(Problem problem, TrialPlan trial) {
    this.trial = trial;
    for (ConstraintId rule : ConstraintId.values()) {
      weights.put(rule, rule.weight(problem.weights()));
    }
  }

  /** What a placement costs by the rules about it alone, and by having no place. */
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

  /** The same with its part in what the student's placements cost together. */
  RuleCosts own(PlanningPlacement placement) {
    RuleCosts costs = of(placement);
    costs.add(ConstraintId.REVISIT, returning(placement));
    for (PlanningPlacement sibling : trial.schedule().siblings(placement)) {
      costs.add(ConstraintId.STUDENT_OVERLAP, overlap(placement, sibling));
    }
    for (PlanningPlacement other : trial.schedule().boundTo(placement)) {
      costs.add(together(placement, other), 1);
    }
    return costs;
  }

  /** What two placements cost together by the rules about a pair. */
  RuleCosts together(PlanningPlacement placement, PlanningPlacement other) {
    RuleCosts costs = new RuleCosts();
    if (placement.isPlaced() && other.isPlaced()) {
      for (PairRule rule : PairRule.values()) {
        if (placement.breaks(rule, placement.unit(), placement.period(), other)) {
          add(costs, rule.id(), 1);
        }
      }
    }
    return costs;
  }

  /** What two placements of a student cost together in rule studentOverlap. */
  long overlap(PlanningPlacement placement, PlanningPlacement sibling) {
    if (placement.isUnplaced() || sibling.isUnplaced() || !placement.overlaps(sibling)) {
      return 0;
    }
    List<PlanningPlacement> all = ofStudent(placement);
    StudentWeeks weeks = new StudentWeeks(all.size());
    for (PlanningPlacement one : all) {
      weeks.add(one.period().when(), one.intensity());
    }
    return weeks.overlap(all.indexOf(placement), all.indexOf(sibling))
        ? weight(ConstraintId.STUDENT_OVERLAP)
        : 0;
  }

  /**
   * What a placement costs in rule revisit because an earlier one in the problem's order is at the
   * same unit, which was new to the student this term.
   */
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

  /** What a supervisor's placements cost together. */
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

  /** What a unit's placements cost together. */
  RuleCosts of(PlanningUnit unit) {
    RuleCosts costs = new RuleCosts();
    UnitLoad load = trial.load(unit);
    add(costs, ConstraintId.UNIT_CAPACITY, load.capacityExcess(unit));
    costs.add(ConstraintId.UNIT_SPREAD, unit.spreadCost(load.placements()));
    return costs;
  }

  /** What a provider's placements cost together. */
  RuleCosts of(PlanningProvider provider) {
    RuleCosts costs = new RuleCosts();
    int unplaced = trial.unplaced(provider);
    add(costs, ConstraintId.TRIAL_QUOTA, provider.missingQuota(unplaced));
    costs.add(ConstraintId.PROVIDER_FAIRNESS, provider.fairnessCost(unplaced));
    return costs;
  }

  /**
   * Adds the cost of everything that can change when a placement joins or leaves a supervisor.
   *
   * @param times by what to multiply it: -1 before the change, 1 after it
   */
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
    for (PlanningPlacement other : trial.schedule().boundTo(placement)) {
      costs.add(together(placement, other), times);
    }
    costs.add(of(supervisor), times);
    costs.add(of(supervisor.unit()), times);
    costs.add(of(placement.provider()), times);
  }

  /** The placements of a placement's student that have a place. */
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
