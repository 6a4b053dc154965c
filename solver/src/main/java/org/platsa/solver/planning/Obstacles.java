package org.platsa.solver.planning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.StudentWeeks;

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
    for (LocalRule rule : LocalRule.values()) {
      if (rule.isObstacle() && placement.amount(rule, supervisor, period) > 0) {
        rules.add(rule.id());
      }
    }
    if (!isStudentFree(placement, period)) {
      rules.add(ConstraintId.STUDENT_OVERLAP);
    }
    addFull(rules, placement, supervisor, period);
    return rules;
  }

  private boolean isStudentFree(PlanningPlacement placement, PlanningPeriod period) {
    List<PlanningPlacement> siblings = schedule.siblings(placement);
    StudentWeeks weeks = new StudentWeeks(siblings.size());
    for (PlanningPlacement sibling : siblings) {
      if (sibling.isPlaced()) {
        PlanningPeriod taken = sibling.period();
        weeks.add(taken.firstWeek(), taken.endWeek(), sibling.intensity());
      }
    }
    return weeks.isFree(period.firstWeek(), period.endWeek(), placement.intensity());
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
