package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/** Ranks the places where one placement could be (<i>rangordnade platser</i>). */
final class PlaceRanking {
  private final TrialPlan trial;
  private final PlanningPlacement placement;
  private final @Nullable PlanningSupervisor nowSupervisor;
  private final PlanningPeriod nowPeriod;
  private final RuleCosts now;
  private final Obstacles obstacles;

  /** Of a placement with or without a place. All methods leave the trial as it was. */
  PlaceRanking(TrialPlan trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.nowSupervisor = placement.supervisor();
    this.nowPeriod = placement.period();
    this.obstacles = new Obstacles(trial);
    this.now = new RuleCosts();
    now.add(trial.leaving(placement), -1);
  }

  /** The places around the placement, as if it had no place. */
  PlacesNearby places() {
    trial.remove(placement);
    PlacesNearby places = PlacesNearby.around(trial, placement);
    restore();
    return places;
  }

  /** So many places at most, those that break no hard rule first, then the cheapest first. */
  List<Recommendation> best(int limit) {
    List<PricedPlace> priced = new ArrayList<>();
    PlanningSupervisor supervisor = nowSupervisor;
    PlacesNearby places = places();
    trial.remove(placement);
    for (PlaceNearby place : places.near()) {
      if (place.isInAllowedPeriod() && !isNow(place.supervisor(), place.period())) {
        priced.add(price(place.supervisor(), place.period()));
      }
    }
    if (supervisor != null) {
      priced.add(price(supervisor, nowPeriod));
    }
    restore();
    return recommendations(ranked(priced).limit(limit).toList());
  }

  /**
   * The best place of each unit that breaks no hard rule, without the present place; so many units
   * at most.
   *
   * @param places those around the placement
   */
  List<Recommendation> bestOfUnits(PlacesNearby places, int limit) {
    if (limit == 0) {
      return List.of();
    }
    Set<PlanningUnit> seen = new HashSet<>();
    List<PricedPlace> priced = new ArrayList<>();
    trial.remove(placement);
    for (PlaceNearby place : places.possible()) {
      if (!isNow(place.supervisor(), place.period())) {
        priced.add(price(place.supervisor(), place.period()));
      }
    }
    restore();
    return recommendations(
        ranked(priced).filter(place -> seen.add(place.supervisor().unit())).limit(limit).toList());
  }

  /**
   * The cheapest place of each unit in reach in each period, one that breaks no hard rule if there
   * is any.
   */
  List<Recommendation> cheapestOfCells() {
    List<PlanningUnit> units =
        trial.surroundings().within(placement, PlacementExplanation.REACH_MINUTES);
    List<PricedPlace> cells = new ArrayList<>();
    trial.remove(placement);
    for (PlanningUnit unit : units) {
      for (PlanningPeriod period : trial.schedule().periods()) {
        trial.schedule().supervisorsOf(unit).stream()
            .map(supervisor -> price(supervisor, period))
            .min(PricedPlace.POSSIBLE_AND_CHEAPEST)
            .ifPresent(cells::add);
      }
    }
    restore();
    return recommendations(cells);
  }

  /** Those that break no hard rule first, then by cost. */
  private Stream<PricedPlace> ranked(List<PricedPlace> priced) {
    return priced.stream()
        .sorted(
            PricedPlace.POSSIBLE_AND_CHEAPEST
                .thenComparing(place -> !isNow(place.supervisor(), place.period()))
                .thenComparingInt(place -> place.supervisor().index())
                .thenComparingInt(place -> place.period().index()));
  }

  private PricedPlace price(PlanningSupervisor supervisor, PlanningPeriod period) {
    RuleCosts there = trial.joining(placement, supervisor, period);
    Set<ConstraintId> obstacles = this.obstacles.of(placement, supervisor, period);
    return new PricedPlace(supervisor, period, obstacles, there, there.cost());
  }

  private List<Recommendation> recommendations(List<PricedPlace> priced) {
    return priced.stream().map(this::recommendation).toList();
  }

  private Recommendation recommendation(PricedPlace place) {
    PlanningUnit unit = place.supervisor().unit();
    return new Recommendation(
        place.supervisor().id(),
        unit.id(),
        place.period().id(),
        placement.travel(unit),
        isNow(place.supervisor(), place.period()),
        place.there().minus(now).asDifference(),
        place.there().hardById(place.obstacles()));
  }

  private boolean isNow(PlanningSupervisor supervisor, PlanningPeriod period) {
    return supervisor == nowSupervisor && period == nowPeriod;
  }

  private void restore() {
    if (nowSupervisor != null && placement.isUnplaced()) {
      trial.put(placement, nowSupervisor, nowPeriod);
    }
  }

  /**
   * A place with what it costs.
   *
   * @param obstacles the hard rules that would be broken there
   * @param there how much more the plan costs with the placement there than without a place for it
   * @param cost the same by level
   */
  private record PricedPlace(
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      Set<ConstraintId> obstacles,
      RuleCosts there,
      Cost cost) {
    static final Comparator<PricedPlace> POSSIBLE_AND_CHEAPEST =
        Comparator.comparing((PricedPlace place) -> !place.obstacles.isEmpty())
            .thenComparing(PricedPlace::cost);
  }
}
