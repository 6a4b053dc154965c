package org.platsa.solver.problem;

/**
 * Where a placement is: with whom and when (<i>plats hos en handledare</i>).
 *
 * @param supervisorId a supervisor of the problem
 * @param periodId a period of the problem
 */
public record Slot(String supervisorId, String periodId) {
  public Slot {
    Invariants.id("supervisorId", supervisorId);
    Invariants.id("periodId", periodId);
  }
}
