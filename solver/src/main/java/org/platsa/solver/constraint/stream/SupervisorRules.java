package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.ConstraintWeights.name;
import static org.platsa.solver.constraint.stream.ConstraintWeights.weight;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.SupervisorLoad;

/** Rules about what a supervisor's placements amount to; all share one grouping of them. */
final class SupervisorRules {
  /** Groups are shared between rules only if their functions are the same objects. */
  private static final Function<PlanningPlacement, PlanningSupervisor> SUPERVISOR =
      PlanningPlacement::supervisorOrThrow;

  private static final UniConstraintCollector<PlanningPlacement, ?, List<PlanningPlacement>>
      PLACEMENTS = ConstraintCollectors.toList();

  private static final BiFunction<PlanningSupervisor, List<PlanningPlacement>, PlanningSupervisor>
      SAME = (supervisor, placements) -> supervisor;

  private static final BiFunction<PlanningSupervisor, List<PlanningPlacement>, SupervisorLoad>
      LOAD = SupervisorLoad::of;

  private SupervisorRules() {}

  static Constraint supervisorCapacity(ConstraintFactory factory) {
    return cost(
        factory, ConstraintId.SUPERVISOR_CAPACITY, (supervisor, load) -> load.capacityExcess());
  }

  static Constraint supervisorMix(ConstraintFactory factory) {
    return cost(factory, ConstraintId.SUPERVISOR_MIX, (supervisor, load) -> load.mixedWeeks());
  }

  static Constraint supervisorTermLimit(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.SUPERVISOR_TERM_LIMIT,
        (supervisor, load) -> supervisor.aboveTermLimit(load.placements()));
  }

  static Constraint supervisorRotation(ConstraintFactory factory) {
    return cost(
        factory,
        ConstraintId.SUPERVISOR_ROTATION,
        (supervisor, load) -> supervisor.rotationCost(load.placements()));
  }

  static Constraint peerPair(ConstraintFactory factory) {
    return cost(factory, ConstraintId.PEER_PAIR, (supervisor, load) -> load.withoutPartner());
  }

  private static Constraint cost(
      ConstraintFactory factory,
      ConstraintId id,
      ToLongBiFunction<PlanningSupervisor, SupervisorLoad> amount) {
    return loads(factory)
        .penalizeLong(weight(id), amount)
        .justifyWith((supervisor, load, score) ->
            new Breach(
                Breach.Subject.SUPERVISOR,
                List.of(supervisor.id()),
                amount.applyAsLong(supervisor, load)))
        .asConstraint(name(id));
  }

  private static BiConstraintStream<PlanningSupervisor, SupervisorLoad> loads(
      ConstraintFactory factory) {
    return factory.forEach(PlanningPlacement.class).groupBy(SUPERVISOR, PLACEMENTS).map(SAME, LOAD);
  }
}
