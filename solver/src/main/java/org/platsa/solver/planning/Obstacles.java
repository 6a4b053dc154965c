package org.platsa.solver.planning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;

/**
 * What keeps an unplaced placement from a supervisor in a period (<i>hinder</i>): the hard rules
 * that would cost more with it there, everybody else staying. Speaks of the schedule as it was when
 * this was made.
 */
public final class Obstacles {
  private final PlacementSchedule schedule;
  private final List<UnitLoad.Counter> unitLoads;

  public Obstacles(PlacementSchedule schedule) {
    this.schedule = schedule;
    this.unitLoads = schedule.units().stream().map(unit -> new UnitLoad.Counter()).toList();
    for (PlanningPlacement placement : schedule.placements()) {
      if (placement.isPlaced()) {
        unitLoads.get(placement.unit().index()).add(placement.period(), 1);
      }
    }
  }

  /** The rules, none if it could go there; the placement must be unplaced. */
  public Set<ConstraintId> of(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    Set<ConstraintId> rules = EnumSet.noneOf(ConstraintId.class);
    addOwn(rules, placement, supervisor, period);
    addUnit(rules, placement.fit(supervisor.unit()));
    addFull(rules, placement, supervisor, period);
    return rules;
  }

  private void addOwn(
      Set<ConstraintId> rules,
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period) {
    if (placement.kind().needsTrainedSupervisor() && !supervisor.isTrained()) {
      rules.add(ConstraintId.TRAINED_SUPERVISOR);
    }
    if (!supervisor.isAvailable(period)) {
      rules.add(ConstraintId.SUPERVISOR_AVAILABLE);
    }
    if (!placement.allowedPeriods().contains(period)) {
      rules.add(ConstraintId.PERIOD_ALLOWED);
    }
    for (PlanningPlacement sibling : schedule.siblings(placement)) {
      if (sibling.isPlaced() && sibling.period().overlaps(period)) {
        rules.add(ConstraintId.STUDENT_OVERLAP);
      }
    }
  }

  private static void addUnit(Set<ConstraintId> rules, Fit fit) {
    if (!fit.rightKind()) {
      rules.add(ConstraintId.UNIT_KIND);
    }
    if (fit.excluded()) {
      rules.add(ConstraintId.UNIT_EXCLUDED);
    }
    if (fit.missingRequirements() > 0) {
      rules.add(ConstraintId.UNIT_REQUIREMENT);
    }
    if (fit.isTooFar()) {
      rules.add(ConstraintId.TRAVEL_LIMIT);
    }
  }

  private void addFull(
      Set<ConstraintId> rules,
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period) {
    List<PlanningPlacement> others = supervisor.placements();
    List<PlanningPlacement> together = new ArrayList<>(others);
    together.add(placement.joining(period));
    SupervisorLoad with = SupervisorLoad.of(supervisor, together);
    int excessBefore = 0;
    int mixedBefore = 0;
    if (!others.isEmpty()) {
      SupervisorLoad without = SupervisorLoad.of(supervisor, others);
      excessBefore = without.capacityExcess();
      mixedBefore = without.mixedWeeks();
    }
    if (with.capacityExcess() > excessBefore) {
      rules.add(ConstraintId.SUPERVISOR_CAPACITY);
    }
    if (with.mixedWeeks() > mixedBefore) {
      rules.add(ConstraintId.SUPERVISOR_MIX);
    }
    if (supervisor.aboveTermLimit(together.size()) > supervisor.aboveTermLimit(others.size())) {
      rules.add(ConstraintId.SUPERVISOR_TERM_LIMIT);
    }
    PlanningUnit unit = supervisor.unit();
    UnitLoad.Counter load = unitLoads.get(unit.index());
    int overfullBefore = load.load().capacityExcess(unit.maxTrainees());
    load.add(period, 1);
    if (load.load().capacityExcess(unit.maxTrainees()) > overfullBefore) {
      rules.add(ConstraintId.UNIT_CAPACITY);
    }
    load.add(period, -1);
  }
}
