package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.ConstraintWeights.name;
import static org.platsa.solver.constraint.stream.ConstraintWeights.weight;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningProvider;

/** Rules about who gets a place at all. */
final class ProviderRules {
  /** Groups are shared between rules only if their functions are the same objects. */
  private static final Function<PlanningPlacement, PlanningProvider> PROVIDER =
      PlanningPlacement::provider;

  private static final UniConstraintCollector<PlanningPlacement, ?, Integer> UNPLACED =
      ConstraintCollectors.sum(placement -> placement.isUnplaced() ? 1 : 0);

  private ProviderRules() {}

  static Constraint unplaced(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(PlanningPlacement.class)
        .filter(PlanningPlacement::isUnplaced)
        .penalizeLong(weight(ConstraintId.UNPLACED), PlanningPlacement::unplacedCost)
        .justifyWith((placement, score) ->
            new Breach(Breach.Subject.PLACEMENT, List.of(placement.id()), placement.unplacedCost()))
        .asConstraint(name(ConstraintId.UNPLACED));
  }

  static Constraint trialQuota(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.TRIAL_QUOTA,
        weight(ConstraintId.TRIAL_QUOTA),
        PlanningProvider::missingQuota);
  }

  static Constraint providerFairness(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.PROVIDER_FAIRNESS,
        ConstraintWeights.weightCarriedByAmount(),
        PlanningProvider::fairnessCost);
  }

  private static Constraint cost(
      ConstraintFactory factory,
      ConstraintId id,
      HardMediumSoftLongScore weight,
      ToLongBiFunction<PlanningProvider, Integer> amount) {
    return factory
        .forEachIncludingUnassigned(PlanningPlacement.class)
        .groupBy(PROVIDER, UNPLACED)
        .penalizeLong(weight, amount)
        .justifyWith((provider, unplaced, score) ->
            new Breach(
                Breach.Subject.PROVIDER,
                List.of(provider.id()),
                amount.applyAsLong(provider, unplaced)))
        .asConstraint(name(id));
  }
}
