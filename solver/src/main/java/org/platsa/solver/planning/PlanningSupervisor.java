package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.ProblemIndex;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.SupervisorWeek;

/** A supervisor (<i>handledare</i>) with the placements that the plan gives them. */
@PlanningEntity
public class PlanningSupervisor {
  @PlanningId private String id;
  private int index;
  private Supervisor supervisor;
  private PlanningUnit unit;
  private ProblemIndex problem;

  @InverseRelationShadowVariable(sourceVariableName = PlanningPlacement.SUPERVISOR)
  private List<PlanningPlacement> placements = new ArrayList<>();

  /** For Timefold only. */
  @SuppressWarnings("NullAway.Init")
  PlanningSupervisor() {}

  PlanningSupervisor(ProblemIndex problem, int index, PlanningUnit unit) {
    this.problem = problem;
    this.index = index;
    this.supervisor = problem.supervisor(index);
    this.id = supervisor.id();
    this.unit = unit;
  }

  public String id() {
    return id;
  }

  /** Position among the schedule's supervisors, which stand unit by unit. */
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

  /** The placements that the plan gives them now, in no order. */
  public List<PlanningPlacement> placements() {
    return placements;
  }

  public boolean isTrained() {
    return supervisor.training().isTrained();
  }

  /** How many of so many placements are above the term's maximum. */
  public int aboveTermLimit(int placements) {
    return SharedRules.termExcess(placements, supervisor.maxPerTerm());
  }

  /**
   * Full-time trainees above the simultaneous maximum, started ones counted whole.
   *
   * @param together the intensities of those who are there in one week, in percent
   */
  public int aboveSimultaneousLimit(int together) {
    return SupervisorWeek.capacityExcess(together, supervisor.maxSimultaneous());
  }

  /** What so many placements cost in rule supervisorRotation, before its weight: n × (n + 2h). */
  public long rotationCost(int placements) {
    return SharedRules.rotation(placements, supervisor.recentPlacements());
  }

  @Override
  public String toString() {
    return id;
  }
}
