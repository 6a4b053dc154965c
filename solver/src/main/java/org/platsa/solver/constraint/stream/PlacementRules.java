package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.ConstraintWeights.name;
import static org.platsa.solver.constraint.stream.ConstraintWeights.weight;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.rule.LocalRule;

/** Rules about one placement where it is: one stream for each row of {@link LocalRule}. */
final class PlacementRules {
  private PlacementRules() {}

  /** Those of one level. */
  static Stream<Constraint> all(ConstraintFactory factory, ConstraintLevel level) {
    return Arrays.stream(LocalRule.values())
        .filter(rule -> rule.isWholeRule() && rule.id().level() == level)
        .map(rule -> constraint(factory, rule));
  }

  private static Constraint constraint(ConstraintFactory factory, LocalRule rule) {
    UniConstraintStream<PlanningPlacement> placements =
        rule.countsUnplaced()
            ? factory.forEachIncludingUnassigned(PlanningPlacement.class)
            : factory.forEach(PlanningPlacement.class);
    return placements
        .filter(placement -> placement.amount(rule) > 0)
        .penalizeLong(weight(rule.id()), placement -> placement.amount(rule))
        .justifyWith((placement, score) ->
            new Breach(Breach.Subject.PLACEMENT, List.of(placement.id()), placement.amount(rule)))
        .asConstraint(name(rule.id()));
  }
}
