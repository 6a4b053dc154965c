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

/** Where one placement could be (<i>möjliga platser</i>), cheapest first. */
final class Slots {
  private final Trial trial;
  private final PlanningPlacement placement;
  private final @Nullable PlanningSupervisor nowSupervisor;
  private final PlanningPeriod nowPeriod;
  private final RuleCosts now;

  /** Leaves the trial as it was, as all methods do. */
  Slots(Trial trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.nowSupervisor = placement.supervisor();
    this.nowPeriod = placement.period();
    this.now = new RuleCosts();
    now.add(trial.leaving(placement), -1);
  }

  /** What is around the placement when it has no place. */
  Spots spots() {
    trial.remove(placement);
    Spots spots = Spots.around(trial, placement);
    restore();
    return spots;
  }

  /** So many at most; since only hard breaches come first in a cost, the possible come first. */
  List<Recommendation> best(int limit) {
    List<Slot> slots = new ArrayList<>();
    PlanningSupervisor supervisor = nowSupervisor;
    Spots spots = spots();
    trial.remove(placement);
    for (Spot spot : spots.near()) {
      if (spot.isInAllowedPeriod() && !isNow(spot.supervisor(), spot.period())) {
        slots.add(slot(spot.supervisor(), spot.period()));
      }
    }
    if (supervisor != null) {
      slots.add(slot(supervisor, nowPeriod));
    }
    restore();
    return recommendations(ranked(slots).limit(limit).toList());
  }

  /**
   * The best possible place of each unit but the present place, so many at most.
   *
   * @param spots what is around the placement
   */
  List<Recommendation> bestOfUnits(Spots spots, int limit) {
    if (limit == 0) {
      return List.of();
    }
    Set<PlanningUnit> seen = new HashSet<>();
    List<Slot> slots = new ArrayList<>();
    trial.remove(placement);
    for (Spot spot : spots.possible()) {
      if (!isNow(spot.supervisor(), spot.period())) {
        slots.add(slot(spot.supervisor(), spot.period()));
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
   * A place.
   *
   * @param there what the plan costs more by rule when the placement is there than without a place
   * @param cost the same in all
   */
  private record Slot(
      PlanningSupervisor supervisor, PlanningPeriod period, RuleCosts there, Cost cost) {}
}
