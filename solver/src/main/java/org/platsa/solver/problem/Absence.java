package org.platsa.solver.problem;

import java.time.LocalDate;

/**
 * Days a supervisor is away (<i>frånvaro</i>): any day of an ISO week makes the whole week count.
 * Where the days stand in the wrong order, the days between them count all the same.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 */
public record Absence(LocalDate from, LocalDate to) {
  public Absence {
    Invariants.required("from", from);
    Invariants.required("to", to);
  }

  /** The earlier of the two days. */
  public LocalDate first() {
    return to.isBefore(from) ? to : from;
  }

  /** The later of the two days. */
  public LocalDate last() {
    return to.isBefore(from) ? from : to;
  }
}
