package org.platsa.solver.bound.model;

import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SharedRules;

/** What one placement costs at one place, and whether it may be there, by {@link LocalRule}. */
final class SeatRules {
  private final IndexedProblem problem;

  SeatRules(IndexedProblem problem) {
    this.problem = problem;
  }

  long weight(ConstraintId id) {
    return problem.index.weight(id);
  }

  /** Whether no hard rule about the unit forbids it, with so many minutes to go there. */
  boolean mayBeAt(int placement, int unit, int minutes) {
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (rule.isObstacle() && amount(rule, placement, unit, minutes) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Soft cost that depends on the unit alone, whoever takes the student and when: the student's
   * pinned placements there are counted, but no others.
   */
  long unitCost(int placement, int unit, int minutes) {
    Unit there = problem.units.get(unit);
    long cost = 0;
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (!rule.isObstacle()) {
        cost += weight(rule.id()) * amount(rule, placement, unit, minutes);
      }
    }
    if (!hasVisited(placement, unit) && meetsPinned(placement, unit)) {
      cost += weight(ConstraintId.REVISIT);
    }
    if (problem.placements.get(placement).peerLearning() && !there.peerLearning()) {
      cost += weight(ConstraintId.PEER_PAIR);
    }
    return cost;
  }

  private long amount(LocalRule rule, int placement, int unit, int minutes) {
    Student student = problem.student[placement];
    return rule.amount(
        problem.placements.get(placement), student, problem.units.get(unit), minutes);
  }

  /** Whether the student was at the unit in an earlier term. */
  boolean hasVisited(int placement, int unit) {
    return problem.student[placement].visitedUnits().contains(problem.units.get(unit).id());
  }

  /** Whether the student has another placement pinned there; of two pinned ones, only the later. */
  boolean meetsPinned(int placement, int unit) {
    for (int k = 0; k < problem.index.siblingCount(placement); k++) {
      int sibling = problem.index.sibling(placement, k);
      Seat pinned = problem.pinnedSeat[sibling];
      if (pinned != null
          && problem.unitOf[pinned.supervisor()] == unit
          && (!problem.isPinned(placement) || sibling < placement)) {
        return true;
      }
    }
    return false;
  }

  /** Soft cost that depends on the supervisor, what the school was told left out. */
  long supervisorCost(int placement, int supervisor, int period) {
    return placeCost(placement, supervisor, period, false);
  }

  /** Soft cost of what differs from what the school was told. */
  long toldCost(int placement, int supervisor, int period) {
    return placeCost(placement, supervisor, period, true);
  }

  private long placeCost(int placement, int supervisor, int period, boolean told) {
    long cost = 0;
    for (LocalRule rule : LocalRule.ofPlace()) {
      if (!rule.isObstacle() && rule.countsUnplaced() == told) {
        cost += weight(rule.id()) * rule.amount(problem.index, placement, supervisor, period);
      }
    }
    return cost;
  }

  /** Medium cost of a placement that has no place. */
  long priority(int placement) {
    return SharedRules.priority(
        problem.providers.get(problem.provider[placement]).tier(),
        problem.placements.get(placement).kind());
  }

  /** Soft cost of a placement that has no place, besides what its provider's share costs. */
  long unplacedCost(int placement) {
    long cost = 0;
    for (LocalRule rule : LocalRule.values()) {
      cost += weight(rule.id()) * rule.amountUnplaced(problem.index, placement);
    }
    return cost;
  }
}
