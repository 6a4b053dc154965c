package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;

/** A supervisor (<i>handledare</i>) with the placements that the plan gives them. */
@PlanningEntity
public class PlanningSupervisor {
  @PlanningId private String id;
  private int index;
  private Supervisor supervisor;
  private PlanningUnit unit;
  private BitSet availablePeriods;

  @InverseRelationShadowVariable(sourceVariableName = PlanningPlacement.SUPERVISOR)
  private List<PlanningPlacement> placements = new ArrayList<>();

  /** For Timefold only. */
  @SuppressWarnings("NullAway.Init")
  PlanningSupervisor() {}

  PlanningSupervisor(Supervisor supervisor, int index, PlanningUnit unit, BitSet availablePeriods) {
    this.id = supervisor.id();
    this.index = index;
    this.supervisor = supervisor;
    this.unit = unit;
    this.availablePeriods = availablePeriods;
  }

  public String id() {
    return id;
  }

  /** Position in the schedule, where a unit's supervisors stand together. */
  public int index() {
    return index;
  }

  /** The document's record. */
  public Supervisor supervisor() {
    return supervisor;
  }

  public PlanningUnit unit() {
    return unit;
  }

  /** The placements the plan gives them now, in no order. */
  public List<PlanningPlacement> placements() {
    return placements;
  }

  public boolean isTrained() {
    return supervisor.training().isTrained();
  }

  public boolean isStep3() {
    return supervisor.training() == Training.STEP_3;
  }

  /** Active, and absent in no week of the period. */
  public boolean isAvailable(PlanningPeriod period) {
    return availablePeriods.get(period.index());
  }

  /** Placements above the term's maximum. */
  public int aboveTermLimit(int placements) {
    return Math.max(0, placements - supervisor.maxPerTerm());
  }

  /** The unweighted cost of so many placements: n × (n + 2h). */
  public long rotationCost(int placements) {
    return (long) placements * (placements + 2L * supervisor.recentPlacements());
  }

  @Override
  public String toString() {
    return id;
  }
}
