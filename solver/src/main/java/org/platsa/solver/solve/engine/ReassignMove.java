package org.platsa.solver.solve.engine;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import ai.timefold.solver.core.impl.heuristic.move.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.solve.move.Reassignment;
import org.platsa.solver.solve.move.Reassignment.Target;

/** A reassignment as Timefold does and undoes it (<i>drag</i>). */
final class ReassignMove extends AbstractMove<PlacementSchedule> {
  private final List<Target> targets;

  ReassignMove(Reassignment reassignment) {
    this.targets = reassignment.targets();
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<PlacementSchedule> director) {
    // A move that changes nothing counts as a step, so that a search that is stuck meets its limit.
    return true;
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<PlacementSchedule> director) {
    for (Target target : targets) {
      PlanningPlacement placement = target.placement();
      if (placement.supervisor() != target.supervisor()) {
        director.beforeVariableChanged(placement, PlanningPlacement.SUPERVISOR);
        placement.setSupervisor(target.supervisor());
        director.afterVariableChanged(placement, PlanningPlacement.SUPERVISOR);
      }
      if (placement.period() != target.period()) {
        director.beforeVariableChanged(placement, PlanningPlacement.PERIOD);
        placement.setPeriod(target.period());
        director.afterVariableChanged(placement, PlanningPlacement.PERIOD);
      }
    }
  }

  @Override
  public Move<PlacementSchedule> rebase(ScoreDirector<PlacementSchedule> director) {
    List<Target> rebased = new ArrayList<>(targets.size());
    for (Target target : targets) {
      rebased.add(
          new Target(
              director.lookUpWorkingObject(target.placement()),
              director.lookUpWorkingObjectOrReturnNull(target.supervisor()),
              target.period()));
    }
    return new ReassignMove(new Reassignment(rebased));
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return targets.stream().map(Target::placement).toList();
  }

  @Override
  public Collection<?> getPlanningValues() {
    Set<Object> values = new LinkedHashSet<>();
    for (Target target : targets) {
      if (target.supervisor() != null) {
        values.add(target.supervisor());
      }
      values.add(target.period());
    }
    return values;
  }

  @Override
  public String toString() {
    return targets.toString();
  }
}
