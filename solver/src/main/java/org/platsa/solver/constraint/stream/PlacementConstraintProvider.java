package org.platsa.solver.constraint.stream;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import java.util.stream.Stream;
import org.platsa.solver.constraint.ConstraintLevel;

/** Every rule a plan is scored by (<i>regelverk</i>), level by level. */
public class PlacementConstraintProvider implements ConstraintProvider {
  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return Stream.of(
            // Hard
            PlacementRules.all(factory, ConstraintLevel.HARD),
            Stream.of(
                SupervisorRules.supervisorCapacity(factory),
                SupervisorRules.supervisorMix(factory),
                SupervisorRules.supervisorTermLimit(factory),
                UnitRules.unitCapacity(factory),
                StudentRules.studentOverlap(factory)),
            StudentRules.betweenTwo(factory),
            // Medium
            Stream.of(ProviderRules.unplaced(factory), ProviderRules.trialQuota(factory)),
            // Soft
            PlacementRules.all(factory, ConstraintLevel.SOFT),
            Stream.of(
                UnitRules.unitSpread(factory),
                SupervisorRules.supervisorRotation(factory),
                SupervisorRules.peerPair(factory),
                StudentRules.revisit(factory),
                ProviderRules.providerFairness(factory)))
        .flatMap(rules -> rules)
        .toArray(Constraint[]::new);
  }
}
