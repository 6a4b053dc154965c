package org.platsa.solver.solve.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitAndPeriod;
import org.platsa.solver.solve.move.PossibleUnits;

/**
 * Places whom it can, one after the other, those with the fewest possibilities first, each where
 * one more costs least at that moment (<i>girig placering</i>). Breaks no hard rule and moves
 * nobody who has a place.
 */
public final class GreedyPlacing {
  private final Roster roster;
  private final PossibleUnits reach;

  public GreedyPlacing(Roster roster, PossibleUnits reach) {
    this.roster = roster;
    this.reach = reach;
  }

  /** Places the unplaced where there is room. */
  public void placeAll() {
    placeAll(
        Comparator.comparingInt(this::possibilities)
            .thenComparing(Comparator.comparingLong(PlanningPlacement::unplacedCost).reversed()));
  }

  /**
   * The same, but first those who cost most without a place for each percent of full time that they
   * take: where not everybody fits, two of half time can have the place of one.
   */
  void placeAllSmallestFirst() {
    placeAll(
        Comparator.comparingDouble((PlanningPlacement placement) ->
                -(double) placement.unplacedCost() / placement.intensity())
            .thenComparingInt(this::possibilities));
  }

  private void placeAll(Comparator<PlanningPlacement> order) {
    List<PlanningPlacement> unplaced = new ArrayList<>();
    for (PlanningPlacement placement : roster.schedule().placements()) {
      if (placement.isUnplaced() && !placement.isPinned()) {
        unplaced.add(placement);
      }
    }
    unplaced.sort(order);
    unplaced.forEach(this::place);
  }

  /** About how many supervisors in how many periods could take it. */
  private int possibilities(PlanningPlacement placement) {
    int count = 0;
    for (int unit : reach.unitsOf(placement)) {
      count += Math.max(1, roster.schedule().units().get(unit).trainedSupervisors());
    }
    return count * placement.allowedPeriods().size();
  }

  /** Places one where it costs least now; false if there is no room for it anywhere. */
  boolean place(PlanningPlacement placement) {
    Seat best = null;
    long least = roster.leastCostWith(placement);
    for (int position : reach.unitsOf(placement)) {
      PlanningUnit unit = roster.schedule().units().get(position);
      long atUnit = roster.costAtUnit(placement, unit);
      if (best != null && atUnit + least >= best.cost()) {
        continue;
      }
      for (PlanningPeriod period : placement.allowedPeriods()) {
        Seat seat = cheapest(placement, unit, period, atUnit, best);
        best = seat == null ? best : seat;
      }
    }
    return take(placement, best);
  }

  /**
   * Places one with the cheapest supervisor of this unit in this period; false if none has room.
   * The rules that the unit alone decides must allow it.
   */
  boolean placeAt(PlanningPlacement placement, UnitAndPeriod place) {
    return take(placement, cheapest(placement, place.unit(), place.period(), 0, null));
  }

  private boolean take(PlanningPlacement placement, @Nullable Seat seat) {
    if (seat == null) {
      return false;
    }
    roster.assign(placement, seat.supervisor(), seat.period());
    return true;
  }

  /**
   * The cheapest seat of a unit in a period; null if none has room or is cheaper than the best one
   * known.
   *
   * @param atUnit what the placement costs at the unit, whoever the supervisor is
   */
  private @Nullable Seat cheapest(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      long atUnit,
      @Nullable Seat best) {
    Seat cheapest = null;
    long lowest = best == null ? Long.MAX_VALUE : best.cost();
    for (PlanningSupervisor supervisor : roster.schedule().supervisorsOf(unit)) {
      long cost = atUnit + roster.costWith(placement, supervisor, period);
      if (cost < lowest && roster.hasRoom(placement, supervisor, period, null)) {
        cheapest = new Seat(supervisor, period, cost);
        lowest = cost;
      }
    }
    return cheapest;
  }

  /** Where one more placement would be, and what it would cost. */
  private record Seat(PlanningSupervisor supervisor, PlanningPeriod period, long cost) {}
}
