package org.platsa.solver.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Mend;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.planning.PlanningPlacement;

/** Finds single moves that mend a broken hard rule (<i>lagningar</i>). */
final class BrokenRuleMends {
  /** Who takes part in one breach and is tried: of a unit that is far too full, the first. */
  private static final int MOST_TRIED = 12;

  /** Places that are looked at for each of them, the cheapest. */
  private static final int MOST_PLACES = 3;

  private static final Comparator<Mend> BY_COST =
      Comparator.comparing((Mend mend) -> mend.difference().cost());

  private final TrialPlan trial;
  private final List<BrokenRule> broken;

  BrokenRuleMends(TrialPlan trial, List<BrokenRule> broken) {
    this.trial = trial;
    this.broken = broken;
  }

  /**
   * So many at most, one for each placement that takes part, the cheapest first. Who is pinned
   * moves only where moving nobody else mends it, and where moving nobody does, a place could be
   * taken away.
   */
  List<Mend> of(BrokenRule rule, int most) {
    Map<Boolean, List<PlanningPlacement>> byPin =
        rule.placementIds().stream()
            .limit(MOST_TRIED)
            .map(trial::placement)
            .filter(placement -> !placement.isUnplaced())
            .collect(Collectors.partitioningBy(PlanningPlacement::isPinned));
    List<PlanningPlacement> free = byPin.getOrDefault(false, List.of());
    List<PlanningPlacement> pinned = byPin.getOrDefault(true, List.of());
    List<Mend> mends = each(free, placement -> byMoving(placement, rule));
    if (mends.isEmpty()) {
      mends = each(pinned, placement -> byMoving(placement, rule));
    }
    if (mends.isEmpty()) {
      mends = each(free, placement -> byTakingAway(placement, rule));
    }
    return mends.stream().sorted(BY_COST).limit(most).toList();
  }

  private static List<Mend> each(
      List<PlanningPlacement> placements, Function<PlanningPlacement, Optional<Mend>> mend) {
    return placements.stream().map(mend).flatMap(Optional::stream).toList();
  }

  private Optional<Mend> byMoving(PlanningPlacement placement, BrokenRule rule) {
    return new PlaceRanking(trial, placement)
        .best(MOST_PLACES + 1).stream()
            .filter(place -> !place.current() && place.isPossible())
            .filter(place -> mends(placement.id(), rule, place.difference()))
            .findFirst()
            .map(place -> mend(placement, place));
  }

  private static Mend mend(PlanningPlacement placement, Recommendation place) {
    return new Mend(
        placement.id(),
        placement.isPinned(),
        place.supervisorId(),
        place.unitId(),
        place.periodId(),
        place.difference());
  }

  private Optional<Mend> byTakingAway(PlanningPlacement placement, BrokenRule rule) {
    Difference difference = trial.leaving(placement).asDifference();
    return mends(placement.id(), rule, difference)
        ? Optional.of(new Mend(placement.id(), false, null, null, null, difference))
        : Optional.empty();
  }

  /**
   * Whether a move takes the breach out of the plan. Whoever takes part in several breaches of the
   * same rule must take all of them out, since their costs are told as one.
   */
  private boolean mends(String placementId, BrokenRule rule, Difference difference) {
    long amount =
        broken.stream()
            .filter(one -> one.constraintId().equals(rule.constraintId()))
            .filter(one -> one.placementIds().contains(placementId))
            .mapToLong(BrokenRule::amount)
            .sum();
    int weight = ConstraintId.of(rule.constraintId()).orElseThrow().defaultWeight();
    return difference.byConstraint().getOrDefault(rule.constraintId(), 0L) <= -amount * weight;
  }
}
