package org.platsa.solver.planning;

import org.platsa.solver.problem.Unit;

/** A unit (<i>enhet</i>) with what follows from its supervisors. */
public final class PlanningUnit {
  private final Unit unit;
  private final int index;
  private final long spreadWeight;
  private int firstSupervisor;
  private int endSupervisor;
  private int trainedSupervisors;
  private boolean step3;

  PlanningUnit(Unit unit, int index, long spreadWeight) {
    this.unit = unit;
    this.index = index;
    this.spreadWeight = spreadWeight;
  }

  void setSupervisors(int first, int end, int trained, boolean hasStep3) {
    this.firstSupervisor = first;
    this.endSupervisor = end;
    this.trainedSupervisors = trained;
    this.step3 = hasStep3;
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

  /** Trainees that it takes at the same time. */
  public int maxTrainees() {
    return unit.maxTrainees();
  }

  /** Position of its first supervisor in the schedule. */
  public int firstSupervisor() {
    return firstSupervisor;
  }

  /** Position after its last supervisor in the schedule. */
  public int endSupervisor() {
    return endSupervisor;
  }

  /** Active supervisors with training. */
  public int trainedSupervisors() {
    return trainedSupervisors;
  }

  /** Whether an active step 3 supervisor works here. */
  public boolean hasStep3() {
    return step3;
  }

  /** The weighted cost of so many placements here: weight × n² / k, rounded down. */
  public long spreadCost(int placements) {
    return spreadWeight * placements * placements / Math.max(1, trainedSupervisors);
  }

  @Override
  public String toString() {
    return id();
  }
}
