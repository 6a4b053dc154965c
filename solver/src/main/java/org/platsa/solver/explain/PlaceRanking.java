package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  /** Of a placement with or without a place. All methods leave the trial as it was. */
  PlaceRanking(TrialPlan trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.nowSupervisor = placement.supervisor();
    this.nowPeriod = placement.period();
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
    List<Slot> slots = new ArrayList<>();
    PlanningSupervisor supervisor = nowSupervisor;
    PlacesNearby places = places();
    trial.remove(placement);
    for (PlaceNearby place : places.near()) {
      if (place.isInAllowedPeriod() && !isNow(place.supervisor(), place.period())) {
        slots.add(slot(place.supervisor(), place.period()));
      }
    }
    if (supervisor != null) {
      slots.add(slot(supervisor, nowPeriod));
    }
    restore();
    return recommendations(ranked(slots).limit(limit).toList());
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
    List<Slot> slots = new ArrayList<>();
    trial.remove(placement);
    for (PlaceNearby place : places.possible()) {
      if (!isNow(place.supervisor(), place.period())) {
        slots.add(slot(place.supervisor(), place.period()));
      }
    }
    restore();
    return recommendations(
        ranked(slots).filter(slot -> seen.add(slot.supervisor().unit())).limit(limit).toList());
  }

  /** The cheapest place of each unit in reach in each period, whatever it breaks. */
  List<Recommendation> cheapestOfCells() {
    List<PlanningUnit> units =
        trial.surroundings().within(placement, PlacementExplanation.REACH_MINUTES);
    List<Slot> cells = new ArrayList<>();
    trial.remove(placement);
    for (PlanningUnit unit : units) {
      for (PlanningPeriod period : trial.schedule().periods()) {
        trial.schedule().supervisorsOf(unit).stream()
            .map(supervisor -> slot(supervisor, period))
            .min(Comparator.comparing(Slot::cost))
            .ifPresent(cells::add);
      }
    }
    restore();
    return recommendations(cells);
  }

  /** By cost, in which hard rules come first. */
  private Stream<Slot> ranked(List<Slot> slots) {
    return slots.stream()
        .sorted(
            Comparator.comparing(Slot::cost)
                .thenComparing(slot -> !isNow(slot.supervisor(), slot.period()))
                .thenComparingInt(slot -> slot.supervisor().index())
                .thenComparingInt(slot -> slot.period().index()));
  }

  private Slot slot(PlanningSupervisor supervisor, PlanningPeriod period) {
    RuleCosts there = trial.joining(placement, supervisor, period);
    return new Slot(supervisor, period, there, there.cost());
  }

  private List<Recommendation> recommendations(List<Slot> slots) {
    return slots.stream().map(this::recommendation).toList();
  }

  private Recommendation recommendation(Slot slot) {
    PlanningUnit unit = slot.supervisor().unit();
    return new Recommendation(
        slot.supervisor().id(),
        unit.id(),
        slot.period().id(),
        placement.travel(unit),
        isNow(slot.supervisor(), slot.period()),
        slot.there().minus(now).asDifference(),
        slot.there().hardById());
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
   * @param there how much more the plan costs with the placement there than without a place for it
   * @param cost the same by level
   */
  private record Slot(
      PlanningSupervisor supervisor, PlanningPeriod period, RuleCosts there, Cost cost) {}
}
