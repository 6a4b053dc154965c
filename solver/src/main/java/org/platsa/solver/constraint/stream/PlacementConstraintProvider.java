package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/** Every rule a plan is scored by (<i>regelverk</i>), level by level. */
public class PlacementConstraintProvider implements ConstraintProvider {
  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      // Hard
      PlacementRules.trainedSupervisor(factory),
      SupervisorRules.supervisorCapacity(factory),
      SupervisorRules.supervisorMix(factory),
      UnitRules.unitCapacity(factory),
      PlacementRules.supervisorAvailable(factory),
      SupervisorRules.supervisorTermLimit(factory),
      PlacementRules.unitKind(factory),
      PlacementRules.unitExcluded(factory),
      PlacementRules.unitRequirement(factory),
      PlacementRules.periodAllowed(factory),
      PlacementRules.studentOverlap(factory),
      PlacementRules.travelLimit(factory),
      // Medium
      ProviderRules.unplaced(factory),
      ProviderRules.trialQuota(factory),
      // Soft
      UnitRules.unitSpread(factory),
      SupervisorRules.supervisorRotation(factory),
      SupervisorRules.peerPair(factory),
      PlacementRules.travel(factory),
      PlacementRules.preference(factory),
      PlacementRules.revisit(factory),
      PlacementRules.support(factory),
      PlacementRules.language(factory),
      ProviderRules.providerFairness(factory),
      PlacementRules.stability(factory),
    };
  }
}
