package org.platsa.solver.bound.model;

import org.platsa.solver.bound.model.IndexedProblem.Seat;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SharedRules;

/**
 * What one placement costs at one place whoever else is there, and whether it may be there (<i>egen
 * kostnad i programmet</i>): the numbers are those of {@link LocalRule}. What shared rules add
 * because of pinned placements, which no choice changes, is included.
 */
final class PlaceCosts {
  private final IndexedProblem problem;

  PlaceCosts(IndexedProblem problem) {
    this.problem = problem;
  }

  /** A rule's weight: the problem's own, or the default. */
  long weight(ConstraintId id) {
    return problem.index.weight(id);
  }

  /**
   * Whether no hard rule that the unit alone decides forbids it.
   *
   * @param minutes travel one way
   */
  boolean mayBeAt(int placement, int unit, int minutes) {
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (rule.isObstacle() && amount(rule, placement, unit, minutes) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Soft cost that depends on the unit alone, whoever takes the student and when. Of the student's
   * other placements only the pinned ones count.
   *
   * @param minutes travel one way
   */
  long unitCost(int placement, int unit, int minutes) {
    Unit there = problem.units.get(unit);
    long cost = 0;
    for (LocalRule rule : LocalRule.ofUnit()) {
      if (!rule.isObstacle()) {
        cost += weight(rule.id()) * amount(rule, placement, unit, minutes);
      }
    }
    if (amount(LocalRule.VISITED, placement, unit, minutes) == 0 && meetsPinned(placement, unit)) {
      cost += weight(ConstraintId.REVISIT);
    }
    if (SharedRules.findsNoPartner(
        problem.placements.get(placement).peerLearning(), there.peerLearning())) {
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
    return amount(LocalRule.VISITED, placement, unit, problem.index.minutes(placement, unit)) > 0;
  }

  /**
   * Whether the student has another placement pinned at the unit. Of two that are both pinned
   * there, only the later one meets the other.
   */
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

  /**
   * Soft cost that depends on the supervisor, without what differs from what the school was told
   * and what the period alone decides.
   */
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
      if (!rule.isObstacle() && !rule.isOfPeriod() && rule.countsUnplaced() == told) {
        cost += weight(rule.id()) * rule.amount(problem.index, placement, supervisor, period);
      }
    }
    return cost;
  }

  /** Soft cost that depends on the period alone, wherever and with whom it is. */
  long periodCost(int placement, int period) {
    long cost = 0;
    for (LocalRule rule : LocalRule.ofPlace()) {
      if (!rule.isObstacle() && rule.isOfPeriod()) {
        cost += weight(rule.id()) * rule.amountInPeriod(problem.index, placement, period);
      }
    }
    return cost;
  }

  /** Medium cost of a placement that has no place. */
  long priority(int placement) {
    return SharedRules.priority(
        problem.providers.get(problem.provider[placement]).tier(),
        problem.index.kinds().priority(problem.placements.get(placement).kind()));
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
