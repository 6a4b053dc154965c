package org.platsa.solver.check;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Student;

/**
 * A placement with the records that it refers to, and where a plan puts it.
 *
 * @param seat null when unplaced
 */
record Visit(
    Placement placement, Student student, EducationProvider provider, @Nullable Seat seat) {
  /**
   * Where a placement is that has a place.
   *
   * @throws IllegalStateException if it has none
   */
  Seat seatOrThrow() {
    if (seat == null) {
      throw new IllegalStateException("placement " + placement.id() + " is not placed");
    }
    return seat;
  }
}
