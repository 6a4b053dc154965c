package org.platsa.solver.solve.move;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * One or more placements that go elsewhere at once (<i>omplacering</i>).
 *
 * @param targets where each goes
 */
public record Reassignment(List<Target> targets) {
  public Reassignment {
    targets = List.copyOf(targets);
  }

  static Reassignment of(Target... targets) {
    return new Reassignment(List.of(targets));
  }

  /** Where one placement goes; without a supervisor it loses its place. */
  public record Target(
      PlanningPlacement placement, @Nullable PlanningSupervisor supervisor, PlanningPeriod period) {
    /** Where it is now. */
    static Target of(PlanningPlacement placement) {
      return new Target(placement, placement.supervisor(), placement.period());
    }
  }
}
