package org.platsa.solver.solve.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.AllowedPlaces;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.planning.UnitAndPeriod;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.Candidates;
import org.platsa.solver.solve.move.Candidates.Wanted;
import org.platsa.solver.solve.move.Reach;

/**
 * What a search learns from the relaxation (<i>vägledning</i>): where to try each placement, and a
 * start near the relaxation's own divided plan.
 *
 * @param relaxed the solved relaxation, of the problem or of a larger one of which it is a part
 * @param worth how much dearer than the relaxation, in soft cost, a place may make the plan and
 *     still be tried, besides the first few
 */
public record Guide(RelaxedPlan relaxed, long worth) {
  /** Places to keep for each placement even if they look dear. */
  private static final int FEWEST_PLACES = 6;

  /** Less of a placement than this is rounding. */
  private static final double LEAST_FRACTION = 0.01;

  /** Where to try each placement, of all the places where it may be; who has none tries all. */
  public Candidates among(Candidates all, PlacementSchedule schedule) {
    Index index = new Index(schedule);
    List<List<Wanted>> wanted = new ArrayList<>();
    for (PlanningPlacement placement : schedule.placements()) {
      wanted.add(
          placement.isUnplaced()
              ? List.of()
              : kept(placement.id(), index.units.keySet()).stream()
                  .flatMap(share -> Stream.ofNullable(index.find(share)))
                  .toList());
    }
    return all.only(wanted);
  }

  /** The first few places of a placement in some units, and those that are hardly dearer. */
  private List<RelaxedPlan.Share> kept(String placementId, Set<String> unitIds) {
    List<RelaxedPlan.Share> kept = new ArrayList<>();
    for (RelaxedPlan.Share share : shares(placementId)) {
      if (unitIds.contains(share.unitId())
          && (kept.size() < FEWEST_PLACES || share.reducedCost() <= worth)) {
        kept.add(share);
      }
    }
    return kept;
  }

  /**
   * A plan near the relaxation's divided one: everybody where the relaxation has most of them, as
   * far as there is room, the rest where it costs least, and by chains who then has no place.
   *
   * @param problem the one that was relaxed
   * @param over asked between placements whether to end
   */
  public Roster rounded(Problem problem, Reach reach, BooleanSupplier over) {
    Roster roster = new Roster(ScheduleMapper.toSchedule(problem));
    round(roster, reach);
    new Settling(roster, reach).placeAll(over);
    return roster;
  }

  private void round(Roster roster, Reach reach) {
    PlacementSchedule schedule = roster.schedule();
    Index index = new Index(schedule);
    GreedyStart greedy = new GreedyStart(roster, reach);
    schedule.placements().stream()
        .filter(placement -> !placement.isPinned() && placement.isUnplaced())
        .filter(placement -> !shares(placement).isEmpty())
        .sorted(
            Comparator.comparing(
                    (PlanningPlacement placement) -> pairedAt(placement, index, schedule),
                    Comparator.nullsLast(PairedAt.IN_ORDER))
                .thenComparingDouble(placement -> -largestShare(placement)))
        .forEach(placement -> roundOne(placement, schedule, index, greedy));
    greedy.placeAll();
  }

  /**
   * Where pairs may form. They are placed next to each other and before everybody else: supervisors
   * who are half full take no pair any more.
   */
  private record PairedAt(int unit, int period, PlacementKind kind) {
    static final Comparator<PairedAt> IN_ORDER =
        Comparator.comparingInt(PairedAt::unit)
            .thenComparingInt(PairedAt::period)
            .thenComparing(PairedAt::kind);
  }

  /** Where the relaxation has most of one who may be paired; null if it may not be paired there. */
  private @Nullable PairedAt pairedAt(
      PlanningPlacement placement, Index index, PlacementSchedule schedule) {
    Wanted wanted =
        shares(placement).stream()
            .max(Comparator.comparingDouble(RelaxedPlan.Share::fraction))
            .map(index::find)
            .orElse(null);
    return wanted == null
            || !placement.mayPair()
            || !schedule.units().get(wanted.unit()).peerLearning()
        ? null
        : new PairedAt(wanted.unit(), wanted.period(), placement.kind());
  }

  private void roundOne(
      PlanningPlacement placement, PlacementSchedule schedule, Index index, GreedyStart greedy) {
    List<RelaxedPlan.Share> divided =
        shares(placement).stream()
            .filter(share -> share.fraction() > LEAST_FRACTION)
            .sorted(Comparator.comparingDouble(share -> -share.fraction()))
            .toList();
    for (RelaxedPlan.Share share : divided) {
      Wanted wanted = index.find(share);
      if (wanted == null) {
        continue;
      }
      PlanningUnit unit = schedule.units().get(wanted.unit());
      PlanningPeriod period = schedule.periods().get(wanted.period());
      if (placement.allowedPeriods().contains(period)
          && placement.assess(unit).isPossible()
          && greedy.placeAt(placement, new UnitAndPeriod(unit, period))) {
        return;
      }
    }
  }

  /** The same places, and where a plan has everybody, for an exact solution of a region. */
  public AllowedPlaces allowing(Problem problem, PlacementPlan plan) {
    Map<String, String> unitOf = new HashMap<>();
    problem.supervisors().forEach(each -> unitOf.put(each.id(), each.unitId()));
    Set<String> unitIds = new HashSet<>();
    problem.units().forEach(unit -> unitIds.add(unit.id()));
    Map<String, Set<PlaceId>> allowed = new HashMap<>();
    for (Assignment assignment : plan.assignments()) {
      if (assignment.supervisorId() != null && assignment.periodId() != null) {
        Set<PlaceId> places = new HashSet<>();
        for (RelaxedPlan.Share share : kept(assignment.placementId(), unitIds)) {
          places.add(new PlaceId(share.unitId(), share.periodId()));
        }
        places.add(
            new PlaceId(
                Objects.requireNonNull(unitOf.get(assignment.supervisorId())),
                assignment.periodId()));
        allowed.put(assignment.placementId(), places);
      }
    }
    return (placementId, unitId, periodId) -> {
      Set<PlaceId> places = allowed.get(placementId);
      return places == null || places.contains(new PlaceId(unitId, periodId));
    };
  }

  private record PlaceId(String unitId, String periodId) {}

  private List<RelaxedPlan.Share> shares(PlanningPlacement placement) {
    return shares(placement.id());
  }

  private List<RelaxedPlan.Share> shares(String placementId) {
    return relaxed.shares().getOrDefault(placementId, List.of());
  }

  private double largestShare(PlanningPlacement placement) {
    return shares(placement).stream().mapToDouble(RelaxedPlan.Share::fraction).max().orElse(0);
  }

  /** Finds a schedule's units and periods by id. */
  private static final class Index {
    private final Map<String, Integer> units = new HashMap<>();
    private final Map<String, Integer> periods = new HashMap<>();

    Index(PlacementSchedule schedule) {
      schedule.units().forEach(unit -> units.put(unit.id(), unit.index()));
      schedule.periods().forEach(period -> periods.put(period.id(), period.index()));
    }

    /** Null if it is in another part of a larger problem. */
    @Nullable Wanted find(RelaxedPlan.Share share) {
      Integer unit = units.get(share.unitId());
      Integer period = periods.get(share.periodId());
      return unit == null || period == null ? null : new Wanted(unit, period);
    }
  }
}
