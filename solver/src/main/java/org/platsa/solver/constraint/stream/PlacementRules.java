package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.RuleFactory.name;
import static org.platsa.solver.constraint.stream.RuleFactory.weight;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.List;
import java.util.function.ToLongFunction;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;

/** Rules about one placement, or one student's. */
final class PlacementRules {
  private PlacementRules() {}

  static Constraint trainedSupervisor(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(PlanningPlacement::lacksTrainedSupervisor),
        ConstraintId.TRAINED_SUPERVISOR,
        placement -> 1);
  }

  static Constraint supervisorAvailable(ConstraintFactory factory) {
    return cost(
        factory
            .forEach(PlanningPlacement.class)
            .filter(PlanningPlacement::lacksAvailableSupervisor),
        ConstraintId.SUPERVISOR_AVAILABLE,
        placement -> 1);
  }

  static Constraint unitKind(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(placement -> !placement.fit().rightKind()),
        ConstraintId.UNIT_KIND,
        placement -> 1);
  }

  static Constraint unitExcluded(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(placement -> placement.fit().excluded()),
        ConstraintId.UNIT_EXCLUDED,
        placement -> 1);
  }

  static Constraint unitRequirement(ConstraintFactory factory) {
    return cost(
        factory
            .forEach(PlanningPlacement.class)
            .filter(placement -> placement.fit().missingRequirements() > 0),
        ConstraintId.UNIT_REQUIREMENT,
        placement -> placement.fit().missingRequirements());
  }

  static Constraint periodAllowed(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(PlanningPlacement::isOutsideAllowedPeriods),
        ConstraintId.PERIOD_ALLOWED,
        placement -> 1);
  }

  static Constraint studentOverlap(ConstraintFactory factory) {
    return factory
        .forEach(PlanningPlacement.class)
        .filter(placement -> !placement.isOnlyOfStudent())
        .join(
            factory
                .forEach(PlanningPlacement.class)
                .filter(placement -> !placement.isOnlyOfStudent()),
            Joiners.equal(PlanningPlacement::student),
            Joiners.lessThan(PlanningPlacement::index))
        .filter(PlanningPlacement::overlaps)
        .penalizeLong(weight(ConstraintId.STUDENT_OVERLAP), (first, second) -> 1)
        .justifyWith((first, second, score) ->
            new Breach(Breach.Subject.PLACEMENT, List.of(first.id(), second.id()), 1))
        .asConstraint(name(ConstraintId.STUDENT_OVERLAP));
  }

  static Constraint travelLimit(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(placement -> placement.fit().isTooFar()),
        ConstraintId.TRAVEL_LIMIT,
        placement -> 1);
  }

  static Constraint travel(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class),
        ConstraintId.TRAVEL,
        placement -> placement.fit().travelCost());
  }

  static Constraint preference(ConstraintFactory factory) {
    return cost(
        factory
            .forEach(PlanningPlacement.class)
            .filter(placement -> placement.fit().outsidePreference()),
        ConstraintId.PREFERENCE,
        placement -> 1);
  }

  static Constraint revisit(ConstraintFactory factory) {
    return cost(
        factory.forEach(PlanningPlacement.class).filter(placement -> placement.fit().revisit()),
        ConstraintId.REVISIT,
        placement -> 1);
  }

  static Constraint support(ConstraintFactory factory) {
    return cost(
        factory
            .forEach(PlanningPlacement.class)
            .filter(placement -> placement.stepsFromSupport() > 0),
        ConstraintId.SUPPORT,
        PlanningPlacement::stepsFromSupport);
  }

  static Constraint language(ConstraintFactory factory) {
    return cost(
        factory
            .forEach(PlanningPlacement.class)
            .filter(placement -> placement.fit().withoutCoach()),
        ConstraintId.LANGUAGE,
        placement -> 1);
  }

  static Constraint stability(ConstraintFactory factory) {
    return cost(
        factory
            .forEachIncludingUnassigned(PlanningPlacement.class)
            .filter(PlanningPlacement::isPublished)
            .filter(placement -> placement.changesFromPublished() > 0),
        ConstraintId.STABILITY,
        PlanningPlacement::changesFromPublished);
  }

  private static Constraint cost(
      UniConstraintStream<PlanningPlacement> placements,
      ConstraintId id,
      ToLongFunction<PlanningPlacement> amount) {
    return placements
        .penalizeLong(weight(id), amount)
        .justifyWith((placement, score) ->
            new Breach(
                Breach.Subject.PLACEMENT, List.of(placement.id()), amount.applyAsLong(placement)))
        .asConstraint(name(id));
  }
}
