package org.platsa.solver.planning;

import java.util.List;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.ProblemIndex;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.UnitOffers;

/** A unit (<i>enhet</i>), with which supervisors work there. */
public final class PlanningUnit {
  private final Unit unit;
  private final int index;
  private final ProblemIndex problem;
  private final long spreadWeight;

  PlanningUnit(ProblemIndex problem, int index) {
    this.problem = problem;
    this.index = index;
    this.unit = problem.unit(index);
    this.spreadWeight = problem.weight(ConstraintId.UNIT_SPREAD);
  }

  public String id() {
    return unit.id();
  }

  /** Position among the problem's units. */
  public int index() {
    return index;
  }

  /** The document's record. */
  public Unit unit() {
    return unit;
  }

  public boolean peerLearning() {
    return unit.peerLearning();
  }

  /** How many trainees it takes at the same time. */
  public int maxTrainees() {
    return unit.maxTrainees();
  }

  /** The limits of what it offers in some weeks, besides {@link #maxTrainees}; none for most. */
  public List<UnitOffers.Limit> limits() {
    return problem.limits(index);
  }

  /** How many of so many trainees in one week are above that. */
  public int aboveCapacity(int trainees) {
    return SharedRules.unitExcess(trainees, unit.maxTrainees());
  }

  /** Position of its first supervisor in the schedule. */
  public int firstSupervisor() {
    return problem.firstSupervisor(index);
  }

  /** Position after its last supervisor in the schedule. */
  public int endSupervisor() {
    return problem.endSupervisor(index);
  }

  /** Active supervisors with training. */
  public int trainedSupervisors() {
    return problem.trainedSupervisors(index);
  }

  /** What so many placements cost in rule unitSpread, weight included: weight × n² / k. */
  public long spreadCost(int placements) {
    return SharedRules.spreadCost(spreadWeight, placements, trainedSupervisors());
  }

  @Override
  public String toString() {
    return id();
  }
}
