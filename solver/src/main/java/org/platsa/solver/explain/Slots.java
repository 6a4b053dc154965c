package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;

/**
 * Every supervisor and period for one placement (<i>möjliga platser</i>), cheapest first. Ranks
 * them by cost alone; only those that are asked for are told rule by rule.
 */
final class Slots {
  private final Trial trial;
  private final PlanningPlacement placement;
  private final @Nullable PlanningSupervisor nowSupervisor;
  private final PlanningPeriod nowPeriod;
  private final RuleCosts now;
  private final RuleCosts unplaced;
  private final List<Slot> ranked;

  /** Leaves the trial as it was, as all methods do. */
  Slots(Trial trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.nowSupervisor = placement.supervisor();
    this.nowPeriod = placement.period();
    this.now = trial.costs();
    trial.remove(placement);
    this.unplaced = trial.costs();
    this.ranked = ranked();
    restore();
  }

  /** What no place at all would cost more. */
  Difference ifUnplaced() {
    return unplaced.minus(now).asDifference();
  }

  /** So many at most; since only hard breaches come first in a cost, the possible come first. */
  List<Recommendation> best(int limit) {
    return recommendations(ranked.stream().limit(limit).toList());
  }

  /** The best possible place of each unit but the present place, so many at most. */
  List<Recommendation> bestOfUnits(int limit) {
    Set<PlanningUnit> seen = new HashSet<>();
    return recommendations(
        ranked.stream()
            .filter(slot -> slot.cost().hard() == unplaced.cost().hard())
            .filter(slot -> !isNow(slot.supervisor(), slot.period()))
            .filter(slot -> seen.add(slot.supervisor().unit()))
            .limit(limit)
            .toList());
  }

  private List<Slot> ranked() {
    List<PlanningPeriod> periods =
        nowSupervisor == null || placement.allowedPeriods().contains(nowPeriod)
            ? placement.allowedPeriods()
            : Stream.concat(placement.allowedPeriods().stream(), Stream.of(nowPeriod)).toList();
    List<Slot> slots = new ArrayList<>();
    for (PlanningSupervisor supervisor : trial.schedule().supervisors()) {
      for (PlanningPeriod period : periods) {
        trial.put(placement, supervisor, period);
        slots.add(new Slot(supervisor, period, trial.cost()));
      }
    }
    slots.sort(
        Comparator.comparing(Slot::cost)
            .thenComparing(slot -> !isNow(slot.supervisor(), slot.period()))
            .thenComparingInt(slot -> slot.supervisor().index())
            .thenComparingInt(slot -> slot.period().index()));
    return slots;
  }

  private List<Recommendation> recommendations(List<Slot> slots) {
    List<Recommendation> recommendations = new ArrayList<>();
    for (Slot slot : slots) {
      trial.put(placement, slot.supervisor(), slot.period());
      RuleCosts there = trial.costs();
      PlanningUnit unit = slot.supervisor().unit();
      recommendations.add(
          new Recommendation(
              slot.supervisor().id(),
              unit.id(),
              slot.period().id(),
              placement.fit(unit).minutes(),
              isNow(slot.supervisor(), slot.period()),
              there.minus(now).asDifference(),
              there.minus(unplaced).hardById()));
    }
    restore();
    return recommendations;
  }

  private boolean isNow(PlanningSupervisor supervisor, PlanningPeriod period) {
    return supervisor == nowSupervisor && period == nowPeriod;
  }

  private void restore() {
    if (nowSupervisor == null) {
      trial.remove(placement);
    } else {
      trial.put(placement, nowSupervisor, nowPeriod);
    }
  }

  /** A place with what the plan costs when the placement is there. */
  private record Slot(PlanningSupervisor supervisor, PlanningPeriod period, Cost cost) {}
}
