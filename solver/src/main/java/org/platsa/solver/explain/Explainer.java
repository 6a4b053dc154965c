package org.platsa.solver.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.Problem;

/**
 * Tells why plans of one problem are as they are (<i>förklarare</i>), hand-made and broken plans
 * too. The problem must be valid; every method throws {@link IllegalArgumentException} if the plan
 * names what the problem does not have.
 *
 * <p>Immutable: cheap to keep, and safe for use by several threads.
 */
public final class Explainer {
  private static final int ALTERNATIVES = 5;

  private final Problem problem;

  public Explainer(Problem problem) {
    this.problem = problem;
  }

  /** The whole plan; no alternatives are tried. */
  public Explanation explain(PlacementPlan plan) {
    try (Trial trial = new Trial(problem, plan)) {
      return new PlanExplaining(problem, trial).explain();
    }
  }

  /**
   * One placement, with the places of at most five other units that break no hard rule.
   *
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public PlacementExplanation explain(PlacementPlan plan, String placementId) {
    return explain(plan, placementId, ALTERNATIVES);
  }

  /**
   * The same with so many alternatives at most.
   *
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public PlacementExplanation explain(PlacementPlan plan, String placementId, int alternatives) {
    try (Trial trial = new Trial(problem, plan)) {
      PlanningPlacement placement = trial.placement(placementId);
      Map<String, Long> costs = OwnCosts.of(trial).ofPlacement(placementId);
      PlacementExplanation.@Nullable Place place = place(placement);
      Slots slots = new Slots(trial, placement);
      Difference ifUnplaced = slots.ifUnplaced();
      List<Recommendation> others = slots.bestOfUnits(alternatives);
      Funnel funnel = place == null ? new Funnels(trial.schedule()).of(placement) : null;
      List<Remedy> remedies =
          funnel == null || funnel.left() > 0
              ? List.of()
              : new Remedies(problem, plan, trial, placement).best();
      return new PlacementExplanation(
          placementId,
          placement.student().id(),
          placement.isPinned(),
          place,
          costs,
          ifUnplaced,
          others,
          funnel,
          remedies);
    }
  }

  /**
   * Where a placement could be: every supervisor in every allowed period, and where it is now. What
   * breaks no hard rule comes first, then by cost, everybody else staying.
   *
   * @param limit how many at most, at least 1
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public List<Recommendation> recommend(PlacementPlan plan, String placementId, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    try (Trial trial = new Trial(problem, plan)) {
      return new Slots(trial, trial.placement(placementId)).best(limit);
    }
  }

  private static PlacementExplanation.@Nullable Place place(PlanningPlacement placement) {
    PlanningSupervisor supervisor = placement.supervisor();
    if (supervisor == null) {
      return null;
    }
    List<String> partners =
        others(placement, supervisor)
            .filter(other -> isPaired(placement, other))
            .map(PlanningPlacement::id)
            .sorted()
            .toList();
    Set<String> paired = new HashSet<>(partners);
    return new PlacementExplanation.Place(
        supervisor.id(),
        supervisor.unit().id(),
        placement.period().id(),
        placement.fit().minutes(),
        supervisor.supervisor().training(),
        supervisor.placements().size(),
        partners,
        others(placement, supervisor)
            .map(PlanningPlacement::id)
            .filter(id -> !paired.contains(id))
            .sorted()
            .toList());
  }

  private static Stream<PlanningPlacement> others(
      PlanningPlacement placement, PlanningSupervisor supervisor) {
    return supervisor.placements().stream()
        .filter(other -> other != placement && other.overlaps(placement));
  }

  private static boolean isPaired(PlanningPlacement placement, PlanningPlacement other) {
    return placement.unit().peerLearning()
        && placement.mayPair()
        && other.mayPair()
        && other.kind() == placement.kind()
        && other.period() == placement.period();
  }
}
