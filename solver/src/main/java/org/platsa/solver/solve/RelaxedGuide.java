package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.planning.Place;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;

/**
 * What a search learns from the relaxation (<i>vägledning</i>): where to try each placement, and a
 * start near the relaxation's own divided plan.
 */
final class RelaxedGuide {
  /** Places to keep for each placement even if they look dear. */
  private static final int FEWEST_PLACES = 6;

  /** Less of a placement than this is rounding. */
  private static final double LEAST_FRACTION = 0.01;

  private final Problem problem;
  private final RelaxedPlan relaxed;
  private final long worth;

  /**
   * A guide.
   *
   * @param relaxed the solved relaxation, of the problem or of a larger one of which it is a part
   * @param worth how much dearer than the relaxation a place may make the plan and still be tried,
   *     besides the first few
   */
  RelaxedGuide(Problem problem, RelaxedPlan relaxed, long worth) {
    this.problem = problem;
    this.relaxed = relaxed;
    this.worth = worth;
  }

  /** Tells a schedule where to try each placement. */
  void show(PlacementSchedule schedule) {
    show(schedule, new Candidates(schedule));
  }

  private void show(PlacementSchedule schedule, Candidates all) {
    Index index = new Index(schedule);
    List<List<Place>> places = new ArrayList<>();
    for (PlanningPlacement placement : schedule.placements()) {
      List<RelaxedPlan.Share> shares = relaxed.shares().get(placement.id());
      if (shares == null || shares.isEmpty()) {
        places.add(all.placesOf(placement));
        continue;
      }
      List<Place> kept = new ArrayList<>();
      for (RelaxedPlan.Share share : shares) {
        if (kept.size() < FEWEST_PLACES || share.reducedCost() <= worth) {
          index.place(share).ifPresent(kept::add);
        }
      }
      kept.retainAll(all.placesOf(placement));
      places.add(kept.isEmpty() ? all.placesOf(placement) : List.copyOf(kept));
    }
    schedule.setPlaces(places);
  }

  /** A schedule with everybody where the relaxation has most of them, as far as there is room. */
  PlacementSchedule start() {
    PlacementSchedule schedule = ScheduleMapper.toSchedule(problem);
    Candidates all = new Candidates(schedule);
    show(schedule, all);
    Index index = new Index(schedule);
    GreedyStart greedy = new GreedyStart(schedule, new Candidates(schedule), problem.weights());
    List<PlanningPlacement> surestFirst = new ArrayList<>();
    for (PlanningPlacement placement : schedule.placements()) {
      if (!placement.isPinned() && relaxed.shares().containsKey(placement.id())) {
        surestFirst.add(placement);
      }
    }
    surestFirst.sort(Comparator.comparingDouble(p -> -largestShare(p)));
    for (PlanningPlacement placement : surestFirst) {
      for (Place place : divided(placement, index)) {
        if (all.placesOf(placement).contains(place) && greedy.placeAt(placement, place)) {
          break;
        }
      }
    }
    greedy.placeAll();
    new GreedyStart(schedule, all, problem.weights()).placeAll();
    return schedule;
  }

  /** Where the relaxation has parts of a placement, the largest first. */
  private List<Place> divided(PlanningPlacement placement, Index index) {
    return relaxed.shares().getOrDefault(placement.id(), List.of()).stream()
        .filter(share -> share.fraction() > LEAST_FRACTION)
        .sorted(Comparator.comparingDouble(share -> -share.fraction()))
        .flatMap(share -> index.place(share).stream())
        .toList();
  }

  private double largestShare(PlanningPlacement placement) {
    return relaxed.shares().getOrDefault(placement.id(), List.of()).stream()
        .mapToDouble(RelaxedPlan.Share::fraction)
        .max()
        .orElse(0);
  }

  /** Finds a schedule's units and periods by id. */
  private static final class Index {
    private final Map<String, PlanningUnit> units = new HashMap<>();
    private final Map<String, PlanningPeriod> periods = new HashMap<>();

    Index(PlacementSchedule schedule) {
      schedule.units().forEach(unit -> units.put(unit.id(), unit));
      schedule.periods().forEach(period -> periods.put(period.id(), period));
    }

    /** Empty if it is in another part of a larger problem. */
    Optional<Place> place(RelaxedPlan.Share share) {
      PlanningUnit unit = units.get(share.unitId());
      PlanningPeriod period = periods.get(share.periodId());
      return unit == null || period == null
          ? Optional.empty()
          : Optional.of(new Place(unit, period));
    }
  }
}
