package org.platsa.solver.planning;

import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.rule.ProblemIndex;
import org.platsa.solver.rule.SharedRules;

/** An education provider (<i>utbildare</i>), with how many placements it asks for. */
public final class PlanningProvider {
  private final EducationProvider provider;
  private final long fairnessWeight;
  private final int askedFor;
  private final PlacementKinds kinds;

  PlanningProvider(ProblemIndex problem, int index) {
    this.provider = problem.problem().providers().get(index);
    this.fairnessWeight = problem.weight(ConstraintId.PROVIDER_FAIRNESS);
    this.askedFor = problem.askedFor(index);
    this.kinds = problem.kinds();
  }

  public String id() {
    return provider.id();
  }

  /** What it costs on the medium level to leave one of its placements of this kind unplaced. */
  public long unplacedCost(PlacementKind kind) {
    return SharedRules.priority(provider.tier(), kinds.priority(kind));
  }

  /** Promised places that it lacks with so many unplaced. */
  public int missingQuota(int unplaced) {
    return SharedRules.missingQuota(provider, askedFor, unplaced);
  }

  /** What so many unplaced cost in rule providerFairness, weight included. */
  public long fairnessCost(int unplaced) {
    return SharedRules.fairnessCost(fairnessWeight, unplaced, askedFor);
  }

  @Override
  public String toString() {
    return id();
  }
}
