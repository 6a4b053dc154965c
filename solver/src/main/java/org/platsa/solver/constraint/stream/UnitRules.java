package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.ConstraintWeights.name;
import static org.platsa.solver.constraint.stream.ConstraintWeights.weight;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;

/** Rules about what a unit's placements amount to; all share one grouping of them. */
final class UnitRules {
  /** Groups are shared between rules only if their functions are the same objects. */
  private static final Function<PlanningPlacement, PlanningUnit> UNIT = PlanningPlacement::unit;

  private UnitRules() {}

  static Constraint unitCapacity(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.UNIT_CAPACITY,
        weight(ConstraintId.UNIT_CAPACITY),
        (unit, load) -> load.capacityExcess(unit));
  }

  static Constraint unitSpread(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.UNIT_SPREAD,
        ConstraintWeights.weightCarriedByAmount(),
        (unit, load) -> unit.spreadCost(load.placements()));
  }

  private static Constraint cost(
      ConstraintFactory factory,
      ConstraintId id,
      HardMediumSoftLongScore weight,
      ToLongBiFunction<PlanningUnit, UnitLoad> amount) {
    return factory
        .forEach(PlanningPlacement.class)
        .groupBy(UNIT, UnitLoadCollector.INSTANCE)
        .penalizeLong(weight, amount)
        .justifyWith((unit, load, score) ->
            new Breach(Breach.Subject.UNIT, List.of(unit.id()), amount.applyAsLong(unit, load)))
        .asConstraint(name(id));
  }
}
