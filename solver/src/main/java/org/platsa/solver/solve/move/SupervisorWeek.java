package org.platsa.solver.solve.move;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.PlacementKind;

/** Who is with a supervisor in one week (<i>handledarens vecka</i>), and what that breaks. */
final class SupervisorWeek {
  private final int maxSimultaneous;
  private final boolean peerLearning;
  private int together;
  private int intensity;
  private boolean mayShare;
  private @Nullable PlacementKind kind;

  SupervisorWeek(PlanningSupervisor supervisor) {
    this.maxSimultaneous = supervisor.supervisor().maxSimultaneous();
    this.peerLearning = supervisor.unit().peerLearning();
    this.mayShare = peerLearning;
  }

  void add(PlanningPlacement placement) {
    together++;
    intensity += placement.intensity();
    mayShare &= placement.mayPair() && (kind == null || kind == placement.kind());
    kind = placement.kind();
  }

  /** What the rules about capacity and company cost. */
  int breaches() {
    int excess = Math.ceilDiv(Math.max(0, intensity - 100 * maxSimultaneous), 100);
    boolean mixed = together >= 2 && !mayShare;
    return excess + (mixed ? 1 : 0);
  }
}
