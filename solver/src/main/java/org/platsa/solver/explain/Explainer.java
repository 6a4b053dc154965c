package org.platsa.solver.explain;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.plan.Mend;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.Tried;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.Problem;

/**
 * Tells why a plan is as it is (<i>förklarare</i>), a hand-made or broken plan too. Making one
 * takes time in proportion to the plan; explaining a placement then takes what is around it.
 *
 * <p>Safe for use by several threads, which take turns.
 */
public final class Explainer {
  /** How many alternatives are looked for unless the caller says. */
  public static final int ALTERNATIVES = 5;

  private final TrialPlan trial;
  private final TouchedPart touched;
  private final List<BrokenRule> broken;

  /** Made when somebody asks for the whole plan; it takes time in proportion to that. */
  private @Nullable PlanExplaining whole;

  /**
   * Explains one plan of a problem.
   *
   * @param problem a valid problem
   * @param plan any plan of it
   * @throws IllegalArgumentException if the plan names what the problem does not have
   */
  public Explainer(Problem problem, PlacementPlan plan) {
    this.trial = new TrialPlan(problem, plan);
    this.touched = new TouchedPart(trial);
    this.broken = new PlanChecker(problem).judge(plan).broken();
  }

  /**
   * Explains the whole plan; no alternatives are tried.
   *
   * @param from the first item of each list to tell, from 0 on
   * @param limit how many items of each list to tell at most, at least 1
   * @throws IllegalArgumentException if these are out of range
   */
  public synchronized Explanation explain(int from, int limit) {
    if (from < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "from must be at least 0 and limit at least 1, not " + from + " and " + limit);
    }
    return whole().explain(from, limit);
  }

  /** The whole plan at a glance: where everybody is, what that costs, and how loads are. */
  public synchronized PlanOverview overview() {
    return whole().overview();
  }

  private PlanExplaining whole() {
    PlanExplaining made = whole == null ? new PlanExplaining(trial, broken) : whole;
    whole = made;
    return made;
  }

  /**
   * Explains one placement.
   *
   * @param alternatives how many other units with a place that breaks no hard rule to tell at most;
   *     0 or more, 0 to look for none
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public synchronized PlacementExplanation explain(String placementId, int alternatives) {
    PlanningPlacement placement = trial.placement(placementId);
    PlacementExplanation.@Nullable Place place = place(placement);
    PlaceRanking ranking = new PlaceRanking(trial, placement);
    PlacesNearby nearby = ranking.places();
    List<Recommendation> others = ranking.bestOfUnits(nearby, alternatives);
    Funnel funnel = place == null ? FunnelCounter.of(nearby) : null;
    List<Remedy> found = List.of();
    @Nullable Tried tried = null;
    if (funnel != null && funnel.left() == 0 && !placement.isSetAside()) {
      Remedies remedies = new Remedies(trial, touched, placement, nearby);
      found = remedies.best();
      tried = remedies.tried();
    }
    Map<String, Long> costs = trial.accounts().own(placement).byId();
    Difference ifUnplaced = trial.leaving(placement).asDifference();
    return new PlacementExplanation(
        placementId,
        placement.student().id(),
        placement.isPinned(),
        place,
        costs,
        broken.stream().filter(rule -> rule.placementIds().contains(placementId)).toList(),
        ifUnplaced,
        alternatives,
        others,
        funnel,
        found,
        tried);
  }

  /**
   * Where a placement could be: every supervisor at most {@value
   * PlacementExplanation#REACH_MINUTES} minutes away in every allowed period, and where it is now.
   * What breaks no hard rule comes first, then by cost, everybody else staying.
   *
   * @param limit how many at most, at least 1
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public synchronized List<Recommendation> recommend(String placementId, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    return new PlaceRanking(trial, trial.placement(placementId)).best(limit);
  }

  /**
   * What each cell of the board costs for a placement (<i>rutans pris</i>): for each unit at most
   * {@value PlacementExplanation#REACH_MINUTES} minutes away and each period, allowed or not, the
   * cheapest of its supervisors, everybody else staying. Where every one would break a hard rule,
   * it is the one that breaks least, with what it breaks.
   *
   * @return unit by unit and period by period in the problem's order; nothing for a unit without
   *     supervisors, or one farther away
   * @throws IllegalArgumentException if the problem does not have the placement
   */
  public synchronized List<Recommendation> cells(String placementId) {
    return new PlaceRanking(trial, trial.placement(placementId)).cheapestOfCells();
  }

  /**
   * What each cell of the board costs for several placements together (<i>rutans pris för
   * flera</i>): for each unit at most {@value PlacementExplanation#REACH_MINUTES} minutes away from
   * all of them and each period, allowed or not. There each of them in turn gets the supervisor
   * that is cheapest then, everybody else staying.
   *
   * @param placementIds each once
   * @return unit by unit and period by period in the problem's order; nothing for a unit without
   *     supervisors, or one farther away
   * @throws IllegalArgumentException if the problem does not have one of them
   */
  public synchronized List<GroupCell> cells(Collection<String> placementIds) {
    return group(placementIds).cells();
  }

  /**
   * One cell for several placements together, as {@link #cells(Collection)} prices it, however far
   * away.
   *
   * @return nothing if the unit has no supervisor, or the problem no such unit or period
   * @throws IllegalArgumentException if the problem does not have one of the placements
   */
  public synchronized Optional<GroupCell> cell(
      Collection<String> placementIds, String unitId, String periodId) {
    return group(placementIds).cell(unitId, periodId);
  }

  /**
   * Single moves that mend a hard rule where the plan breaks it, and break none: one for each
   * placement that takes part and is not pinned, its cheapest. Where there is none, the same of who
   * is pinned; and where there is none of them either, whose place could be taken away.
   *
   * @param rule one of those that the plan breaks
   * @param most how many at most, the cheapest first; at least 1
   * @throws IllegalArgumentException if the plan does not break the rule so
   */
  public synchronized List<Mend> mends(BrokenRule rule, int most) {
    if (!broken.contains(rule)) {
      throw new IllegalArgumentException("The plan does not break " + rule);
    }
    return new BrokenRuleMends(trial, broken).of(rule, most);
  }

  private GroupRanking group(Collection<String> placementIds) {
    return new GroupRanking(trial, placementIds.stream().map(trial::placement).toList());
  }

  /** Where a placement is, for the explanation; null if it has no place. */
  private static PlacementExplanation.@Nullable Place place(PlanningPlacement placement) {
    PlanningSupervisor supervisor = placement.supervisor();
    if (supervisor == null) {
      return null;
    }
    List<String> partners = partners(placement, supervisor);
    Set<String> paired = new HashSet<>(partners);
    return new PlacementExplanation.Place(
        supervisor.id(),
        supervisor.unit().id(),
        placement.period().id(),
        placement.travel(supervisor.unit()),
        supervisor.supervisor().training(),
        supervisor.placements().size(),
        partners,
        others(placement, supervisor)
            .map(PlanningPlacement::id)
            .filter(id -> !paired.contains(id))
            .sorted()
            .toList());
  }

  /** With whom a placement is paired. */
  static List<String> partners(PlanningPlacement placement, PlanningSupervisor supervisor) {
    return others(placement, supervisor)
        .filter(other -> isPaired(placement, other))
        .map(PlanningPlacement::id)
        .sorted()
        .toList();
  }

  /** Others with the supervisor in a week of the placement. */
  private static Stream<PlanningPlacement> others(
      PlanningPlacement placement, PlanningSupervisor supervisor) {
    return supervisor.placements().stream()
        .filter(other -> other != placement && other.overlaps(placement));
  }

  private static boolean isPaired(PlanningPlacement placement, PlanningPlacement other) {
    return placement.unit().peerLearning() && placement.fitsAsPartner(other, placement.period());
  }
}
