package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.ConstraintWeights.name;
import static org.platsa.solver.constraint.stream.ConstraintWeights.weight;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.StudentLoad;
import org.platsa.solver.rule.PairRule;

/** Rules about what a student's placements amount to. */
final class StudentRules {
  private StudentRules() {}

  static Constraint studentOverlap(ConstraintFactory factory) {
    return ofBusyStudents(factory)
        .groupBy(PlanningPlacement::student, ConstraintCollectors.toList())
        .map((student, placements) -> StudentLoad.of(placements))
        .filter(load -> load.overlappingPairs() > 0)
        .penalizeLong(weight(ConstraintId.STUDENT_OVERLAP), StudentLoad::overlappingPairs)
        .justifyWith((load, score) ->
            new Breach(Breach.Subject.PLACEMENT, load.overlapping(), load.overlappingPairs()))
        .asConstraint(name(ConstraintId.STUDENT_OVERLAP));
  }

  /** The rules about two placements. */
  static Stream<Constraint> betweenTwo(ConstraintFactory factory) {
    return Arrays.stream(PairRule.values()).map(rule -> betweenTwo(factory, rule));
  }

  private static Constraint betweenTwo(ConstraintFactory factory, PairRule rule) {
    return factory
        .forEach(PlanningPlacement.class)
        .filter(PlanningPlacement::isBound)
        .join(
            factory.forEach(PlanningPlacement.class).filter(PlanningPlacement::isBound),
            Joiners.equal(PlanningPlacement::knot),
            Joiners.lessThan(PlanningPlacement::index))
        .filter((one, other) -> one.breaks(rule, one.unit(), one.period(), other))
        .penalizeLong(weight(rule.id()), (one, other) -> 1)
        .justifyWith((one, other, score) ->
            new Breach(Breach.Subject.PLACEMENT, List.of(one.id(), other.id()), 1))
        .asConstraint(name(rule.id()));
  }

  /**
   * At a unit where the student was in an earlier term each placement counts, at a new one each
   * after the first.
   */
  static Constraint revisit(ConstraintFactory factory) {
    UniConstraintStream<PlanningPlacement> afterAnother =
        ofBusyStudents(factory)
            .filter(placement -> !placement.isRevisit())
            .ifExists(
                ofBusyStudents(factory),
                Joiners.equal(PlanningPlacement::student),
                Joiners.equal(PlanningPlacement::unit),
                Joiners.greaterThan(PlanningPlacement::index));
    return factory
        .forEach(PlanningPlacement.class)
        .filter(PlanningPlacement::isRevisit)
        .concat(afterAnother)
        .penalizeLong(weight(ConstraintId.REVISIT), placement -> 1)
        .justifyWith(
            (placement, score) -> new Breach(Breach.Subject.PLACEMENT, List.of(placement.id()), 1))
        .asConstraint(name(ConstraintId.REVISIT));
  }

  private static UniConstraintStream<PlanningPlacement> ofBusyStudents(ConstraintFactory factory) {
    return factory
        .forEach(PlanningPlacement.class)
        .filter(placement -> !placement.isOnlyOfStudent());
  }
}
