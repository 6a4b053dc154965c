package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningProvider;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.work.Interruption;

/**
 * A plan in which placements can be moved to see what it would cost (<i>prövning</i>). What a move
 * costs is asked only of those whom it touches: the placement and its student, the supervisors and
 * units that it leaves and joins, and its provider. For one thread.
 */
final class TrialPlan {
  private final Problem problem;
  private final PlacementSchedule schedule;
  private final Map<String, PlanningPlacement> byId = new HashMap<>();
  private final List<UnitLoad.Counter> unitLoads = new ArrayList<>();
  private final Map<PlanningProvider, Integer> unplaced = new HashMap<>();
  private final OwnCosts accounts;
  private final Surroundings surroundings;

  TrialPlan(Problem problem, PlacementPlan plan) {
    this.problem = problem;
    this.schedule = ScheduleMapper.toSchedule(problem, plan);
    schedule.units().forEach(unit -> unitLoads.add(new UnitLoad.Counter()));
    for (PlanningPlacement placement : schedule.placements()) {
      Interruption.check();
      byId.put(placement.id(), placement);
      unplaced.merge(placement.provider(), placement.isPlaced() ? 0 : 1, Integer::sum);
      if (placement.isPlaced()) {
        add(placement.unit(), placement, placement.period(), 1);
      }
    }
    this.accounts = new OwnCosts(problem, this);
    this.surroundings = new Surroundings(problem, schedule);
  }

  /** The problem, unchanged. */
  Problem problem() {
    return problem;
  }

  /** The plan as it stands. */
  PlacementSchedule schedule() {
    return schedule;
  }

  /** Finds units near a home. */
  Surroundings surroundings() {
    return surroundings;
  }

  /** What each part of the plan costs by itself, as the plan stands. */
  OwnCosts accounts() {
    return accounts;
  }

  /**
   * The placement with this id.
   *
   * @throws IllegalArgumentException if the problem has none
   */
  PlanningPlacement placement(String id) {
    PlanningPlacement placement = byId.get(id);
    if (placement == null) {
      throw new IllegalArgumentException(
          "The problem has no placement '" + id + "'. Maybe the plan is of another problem");
    }
    return placement;
  }

  /** What a unit's placements amount to. */
  UnitLoad load(PlanningUnit unit) {
    return unitLoads.get(unit.index()).load();
  }

  /** How many of a provider's placements have no place. */
  int unplaced(PlanningProvider provider) {
    return unplaced.getOrDefault(provider, 0);
  }

  /** Every provider that asked for places, with how many of them are unplaced. */
  Map<PlanningProvider, Integer> unplaced() {
    return unplaced;
  }

  private void add(
      PlanningUnit unit, PlanningPlacement placement, PlanningPeriod period, int times) {
    unitLoads.get(unit.index()).add(unit, placement.kind(), period, times);
  }

  /** Gives an unplaced placement a place. */
  void put(PlanningPlacement placement, PlaceNearby place) {
    put(placement, place.supervisor(), place.period());
  }

  /** Gives an unplaced placement a place. */
  void put(PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    if (placement.isPlaced()) {
      throw new IllegalStateException(placement.id() + " has a place already");
    }
    placement.setSupervisor(supervisor);
    placement.setPeriod(period);
    supervisor.placements().add(placement);
    add(supervisor.unit(), placement, period, 1);
    unplaced.merge(placement.provider(), -1, Integer::sum);
  }

  /** Takes a placement's place away; does nothing if it has none. */
  void remove(PlanningPlacement placement) {
    PlanningSupervisor supervisor = placement.supervisor();
    if (supervisor == null) {
      return;
    }
    supervisor.placements().remove(placement);
    add(supervisor.unit(), placement, placement.period(), -1);
    unplaced.merge(placement.provider(), 1, Integer::sum);
    placement.setSupervisor(null);
  }

  /** What the plan would cost more with an unplaced placement there; leaves all as it was. */
  RuleCosts joining(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    RuleCosts more = new RuleCosts();
    accounts.addTouched(more, -1, placement, supervisor);
    put(placement, supervisor, period);
    accounts.addTouched(more, 1, placement, supervisor);
    remove(placement);
    return more;
  }

  /** What the plan would cost more without a place for a placement; leaves all as it was. */
  RuleCosts leaving(PlanningPlacement placement) {
    RuleCosts more = new RuleCosts();
    PlanningSupervisor supervisor = placement.supervisor();
    if (supervisor == null) {
      return more;
    }
    remove(placement);
    more.add(joining(placement, supervisor, placement.period()), -1);
    put(placement, supervisor, placement.period());
    return more;
  }

  /** How much more the rules about an unplaced placement's provider cost than if it had a place. */
  RuleCosts providerOfUnplaced(PlanningPlacement placement) {
    PlanningProvider provider = placement.provider();
    RuleCosts more = accounts.of(provider);
    unplaced.merge(provider, -1, Integer::sum);
    more.add(accounts.of(provider), -1);
    unplaced.merge(provider, 1, Integer::sum);
    return more;
  }
}
