package org.platsa.solver.explain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.PairRule;
import org.platsa.solver.rule.StudentWeeks;
import org.platsa.solver.rule.SupervisorWeek;
import org.platsa.solver.rule.UnitOffers;

/**
 * Finds what keeps an unplaced placement from a supervisor in a period (<i>hinder</i>): the hard
 * rules that would be broken with it there and concern it, as the trial stands. What others break
 * there already is in its way too, even if it made that no worse.
 */
final class Obstacles {
  private final TrialPlan trial;

  Obstacles(TrialPlan trial) {
    this.trial = trial;
  }

  /** The rules in the way; none if the placement, which must be unplaced, could go there. */
  Set<ConstraintId> of(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    Set<ConstraintId> rules = ofUnit(placement, supervisor.unit(), period);
    if (!elsewhere(placement, period).isEmpty()) {
      rules.add(ConstraintId.STUDENT_OVERLAP);
    }
    rules.addAll(withOthers(placement, supervisor.unit(), period));
    addSupervisor(rules, placement, supervisor, period);
    return rules;
  }

  /** Those between the placement and another that a rule binds to it. */
  Set<ConstraintId> withOthers(
      PlanningPlacement placement, PlanningUnit unit, PlanningPeriod period) {
    Set<ConstraintId> rules = EnumSet.noneOf(ConstraintId.class);
    for (PlanningPlacement other : trial.schedule().boundTo(placement)) {
      if (other.isPlaced()) {
        rules.addAll(between(placement, unit, period, other));
      }
    }
    return rules;
  }

  /** Those between the placement, were it at a unit in a period, and another. */
  static Set<ConstraintId> between(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      PlanningPlacement other) {
    Set<ConstraintId> rules = EnumSet.noneOf(ConstraintId.class);
    for (PairRule rule : PairRule.values()) {
      if (placement.breaks(rule, unit, period, other)) {
        rules.add(rule.id());
      }
    }
    return rules;
  }

  /**
   * Those that are the same for all supervisors of a unit, studentOverlap and the rules about two
   * placements left out.
   */
  Set<ConstraintId> ofUnit(PlanningPlacement placement, PlanningUnit unit, PlanningPeriod period) {
    Set<ConstraintId> rules = EnumSet.noneOf(ConstraintId.class);
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (rule.isObstacle() && placement.fit(unit).amount(rule) > 0) {
        rules.add(rule.id());
      }
    }
    int[] trainees = trial.load(unit).trainees();
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      if (period.covers(week) && unit.aboveCapacity(inWeek(trainees, week) + 1) > 0) {
        rules.add(ConstraintId.UNIT_CAPACITY);
      }
    }
    if (isAboveOffer(trial, placement, unit, period)) {
      rules.add(ConstraintId.UNIT_CAPACITY);
    }
    return rules;
  }

  /** Whether one more is above what the unit offers in some week. */
  static boolean isAboveOffer(
      TrialPlan trial, PlanningPlacement placement, PlanningUnit unit, PlanningPeriod period) {
    if (unit.limits().isEmpty()) {
      return false;
    }
    UnitLoad load = trial.load(unit);
    for (UnitOffers.Limit limit : unit.limits()) {
      for (int week = period.firstWeek(); week < period.endWeek(); week++) {
        if (period.covers(week)
            && limit.counts(week, placement.kind())
            && limit.excess(load.counted(limit, week) + 1) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds those that can differ between the supervisors of a unit. */
  static void addSupervisor(
      Set<ConstraintId> rules,
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period) {
    for (LocalRule rule : LocalRule.ofPlace()) {
      if (rule.isObstacle() && placement.amount(rule, supervisor, period) > 0) {
        rules.add(rule.id());
      }
    }
    List<PlanningPlacement> others = supervisor.placements();
    if (supervisor.aboveTermLimit(others.size() + 1) > 0) {
      rules.add(ConstraintId.SUPERVISOR_TERM_LIMIT);
    }
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      if (!period.covers(week)) {
        continue;
      }
      SupervisorWeek together = new SupervisorWeek();
      together.add(placement.kind(), placement.mayPair(), placement.intensity());
      for (PlanningPlacement other : others) {
        if (other.covers(week)) {
          together.add(other.kind(), other.mayPair(), other.intensity());
        }
      }
      if (together.capacityExcess(supervisor.supervisor().maxSimultaneous()) > 0) {
        rules.add(ConstraintId.SUPERVISOR_CAPACITY);
      }
      if (together.isMixed(supervisor.unit().peerLearning())) {
        rules.add(ConstraintId.SUPERVISOR_MIX);
      }
    }
  }

  /** Where the student's other placements are that would be too much together with the period. */
  List<FormerPlace> elsewhere(PlanningPlacement placement, PlanningPeriod period) {
    List<PlanningPlacement> siblings =
        trial.schedule().siblings(placement).stream().filter(PlanningPlacement::isPlaced).toList();
    if (siblings.isEmpty()) {
      return List.of();
    }
    StudentWeeks weeks = new StudentWeeks(siblings.size() + 1);
    for (PlanningPlacement sibling : siblings) {
      weeks.add(sibling.period().when(), sibling.intensity());
    }
    weeks.add(period.when(), placement.intensity());
    return siblings.stream()
        .filter(sibling -> weeks.overlap(siblings.indexOf(sibling), siblings.size()))
        .map(FormerPlace::of)
        .toList();
  }

  private static int inWeek(int[] trainees, int week) {
    return week < trainees.length ? trainees[week] : 0;
  }
}
