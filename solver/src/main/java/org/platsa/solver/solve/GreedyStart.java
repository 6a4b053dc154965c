package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.Place;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;

/**
 * Places whom it can one after the other, those with the fewest possibilities first, each where it
 * seems best at that moment (<i>girig start</i>). Breaks no hard rule; only a beginning for the
 * search.
 */
final class GreedyStart {
  private final PlacementSchedule schedule;
  private final Candidates candidates;
  private final Room room;
  private final int[] placementsOfUnit;
  private final int rotationWeight;
  private final int pairWeight;
  private final int supportWeight;

  GreedyStart(PlacementSchedule schedule, Candidates candidates, Map<String, Integer> weights) {
    this.schedule = schedule;
    this.candidates = candidates;
    this.room = new Room(schedule);
    this.supportWeight = ConstraintId.SUPPORT.weight(weights);
    this.placementsOfUnit = new int[schedule.units().size()];
    this.rotationWeight = ConstraintId.SUPERVISOR_ROTATION.weight(weights);
    this.pairWeight = ConstraintId.PEER_PAIR.weight(weights);
    schedule.placements().stream()
        .filter(PlanningPlacement::isPlaced)
        .forEach(placement -> placementsOfUnit[placement.unit().index()]++);
  }

  /** Places the unplaced where there is room. */
  void placeAll() {
    List<PlanningPlacement> unplaced = new ArrayList<>();
    for (PlanningPlacement placement : schedule.placements()) {
      if (placement.isUnplaced() && !placement.isPinned()) {
        unplaced.add(placement);
      }
    }
    unplaced.sort(
        Comparator.comparingInt(this::possibilities)
            .thenComparing(Comparator.comparingLong(PlanningPlacement::unplacedCost).reversed()));
    unplaced.forEach(this::place);
  }

  private int possibilities(PlanningPlacement placement) {
    int count = 0;
    for (Place place : candidates.placesOf(placement)) {
      count += place.unit().trainedSupervisors();
    }
    return count;
  }

  private void place(PlanningPlacement placement) {
    PlanningSupervisor best = null;
    PlanningPeriod bestPeriod = null;
    long bestCost = Long.MAX_VALUE;
    for (Place place : candidates.placesOf(placement)) {
      PlanningUnit unit = place.unit();
      PlanningPeriod period = place.period();
      int load = placementsOfUnit[unit.index()];
      long unitCost =
          unit.spreadCost(load + 1) - unit.spreadCost(load) + placement.fit(unit).travelCost();
      if (unitCost - pairWeight >= bestCost) {
        continue;
      }
      for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
        int n = supervisor.placements().size();
        long rotation = supervisor.rotationCost(n + 1) - supervisor.rotationCost(n);
        long cost = unitCost + rotationWeight * rotation - pairing(placement, supervisor, period);
        if (cost < bestCost && room.isFor(placement, supervisor, period, null)) {
          best = supervisor;
          bestPeriod = period;
          bestCost = cost;
        }
      }
    }
    if (best != null && bestPeriod != null) {
      assign(placement, best, bestPeriod);
    }
  }

  /** Places one at a supervisor of this unit in this period, if any has room. */
  boolean placeAt(PlanningPlacement placement, Place place) {
    PlanningSupervisor best = null;
    long bestCost = Long.MAX_VALUE;
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(place.unit())) {
      int n = supervisor.placements().size();
      long cost =
          rotationWeight * (supervisor.rotationCost(n + 1) - supervisor.rotationCost(n))
              - pairing(placement, supervisor, place.period())
              + supportWeight * placement.stepsFromSupport(supervisor);
      if (cost < bestCost && room.isFor(placement, supervisor, place.period(), null)) {
        best = supervisor;
        bestCost = cost;
      }
    }
    if (best != null) {
      assign(placement, best, place.period());
    }
    return best != null;
  }

  private void assign(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    ScheduleMapper.assign(placement, supervisor, period);
    placementsOfUnit[supervisor.unit().index()]++;
  }

  /** What is won by a partner. */
  private long pairing(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    if (!placement.mayPair() || !supervisor.unit().peerLearning()) {
      return 0;
    }
    long partners =
        supervisor.placements().stream()
            .filter(other -> other.mayPair() && other.period() == period)
            .count();
    return partners % 2 == 1 ? pairWeight : 0;
  }
}
