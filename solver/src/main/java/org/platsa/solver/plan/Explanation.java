package org.platsa.solver.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Training;

/**
 * What a whole plan costs and why (<i>förklaring av en plan</i>). Every cost of a rule belongs to
 * placements, or to supervisors, units or providers; a pair of overlapping placements shows its
 * cost at both.
 *
 * <p>Costs by constraint are in the table's order and leave out 0. A fair share (<i>rättvis
 * andel</i>) is the plan's placed placements divided evenly among all active supervisors with
 * training; a unit's is the sum of its supervisors'.
 *
 * <p>Lists of things that a plan has many of hold one page: the items of that list from {@link
 * Page#from} on, {@link Page#limit} at most.
 *
 * @param cost by level
 * @param placed placements with a place
 * @param constraints every rule, in the table's order
 * @param mostAbove the unit most above its fair share; null if none is
 * @param mostBelow the unit most below its fair share; null if none is
 * @param page which items of the lists below are here, and how many there are
 * @param broken where hard rules are broken, by name, in the table's order
 * @param unplaced why nobody takes those without a place, in the problem's order
 * @param placements every placement, in the problem's order
 * @param supervisors every supervisor, unit by unit
 * @param units every unit, in the problem's order
 * @param providers every provider that asked for places, in the problem's order
 */
public record Explanation(
    Cost cost,
    int placed,
    List<ConstraintCost> constraints,
    @Nullable UnitLoad mostAbove,
    @Nullable UnitLoad mostBelow,
    Page page,
    List<BrokenRule> broken,
    List<Unplaced> unplaced,
    List<PlacementCost> placements,
    List<SupervisorLoad> supervisors,
    List<UnitLoad> units,
    List<ProviderCost> providers) {
  public Explanation {
    constraints = List.copyOf(constraints);
    broken = List.copyOf(broken);
    unplaced = List.copyOf(unplaced);
    placements = List.copyOf(placements);
    supervisors = List.copyOf(supervisors);
    units = List.copyOf(units);
    providers = List.copyOf(providers);
  }

  private static Map<String, Long> copy(Map<String, Long> costs) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(costs));
  }

  /**
   * Which items of each list are told, and how many there are of each.
   *
   * @param from the first item's position, from 0 on
   * @param limit how many of each list at most, at least 1
   * @param broken all breaches of hard rules
   * @param unplaced all placements without a place
   * @param placements all placements
   * @param supervisors all supervisors
   * @param units all units
   * @param providers all providers that asked for places
   */
  public record Page(
      int from,
      int limit,
      int broken,
      int unplaced,
      int placements,
      int supervisors,
      int units,
      int providers) {}

  /**
   * A placement without a place.
   *
   * @param placementId the placement
   * @param funnel why nobody takes it
   */
  public record Unplaced(String placementId, Funnel funnel) {}

  /**
   * What one rule costs.
   *
   * @param constraintId the rule
   * @param level how much it matters
   * @param weight in force
   * @param cost weight included
   * @param matches how many it costs something for: placements, and of rules about several together
   *     pairs of placements (studentOverlap, placementOrder, noRepeat, apart), trainees by week
   *     (supervisorCapacity, unitCapacity), weeks (supervisorMix), supervisors
   *     (supervisorRotation), units (unitSpread), providers (providerFairness), missing places
   *     (trialQuota)
   */
  public record ConstraintCost(
      String constraintId, ConstraintLevel level, int weight, long cost, int matches) {}

  /**
   * A placement's part.
   *
   * @param placementId the placement
   * @param supervisorId with whom; null when unplaced
   * @param unitId where; null when unplaced
   * @param periodId when; null when unplaced
   * @param minutes travel one way; null when unplaced, and when nobody may know the home
   * @param costs its own costs
   * @param ifUnplaced what the plan would cost more without a place for it; nothing when unplaced
   */
  public record PlacementCost(
      String placementId,
      @Nullable String supervisorId,
      @Nullable String unitId,
      @Nullable String periodId,
      @Nullable Integer minutes,
      Map<String, Long> costs,
      Difference ifUnplaced) {
    public PlacementCost {
      costs = copy(costs);
    }
  }

  /**
   * A supervisor's part.
   *
   * @param supervisorId the supervisor
   * @param unitId where they work
   * @param training theirs
   * @param active whether they take anybody this term
   * @param placements how many the plan gives them
   * @param fairShare how many an even share would be; 0 when inactive or untrained
   * @param recentPlacements in the two terms before
   * @param maxPerTerm the most they may have in the term
   * @param maxSimultaneous full-time trainees they may have at the same time
   * @param costs the costs of their placements together
   */
  public record SupervisorLoad(
      String supervisorId,
      String unitId,
      Training training,
      boolean active,
      int placements,
      double fairShare,
      int recentPlacements,
      int maxPerTerm,
      int maxSimultaneous,
      Map<String, Long> costs) {
    public SupervisorLoad {
      costs = copy(costs);
    }
  }

  /**
   * A unit's part.
   *
   * @param unitId the unit
   * @param placements how many the plan gives it
   * @param fairShare how many an even share would be
   * @param trainedSupervisors its active supervisors with training
   * @param recentPlacements its supervisors' in the two terms before
   * @param busiestWeek the most trainees at the same time
   * @param maxTrainees the most it takes at the same time
   * @param costs the costs of its placements together
   */
  public record UnitLoad(
      String unitId,
      int placements,
      double fairShare,
      int trainedSupervisors,
      int recentPlacements,
      int busiestWeek,
      int maxTrainees,
      Map<String, Long> costs) {
    public UnitLoad {
      costs = copy(costs);
    }
  }

  /**
   * A provider's part.
   *
   * @param providerId the provider
   * @param placed its placements with a place
   * @param askedFor its placements
   * @param guaranteedPlaces what it is promised
   * @param costs the costs of its placements together
   */
  public record ProviderCost(
      String providerId, int placed, int askedFor, int guaranteedPlaces, Map<String, Long> costs) {
    public ProviderCost {
      costs = copy(costs);
    }
  }
}
