package org.platsa.solver.problem;

import java.time.LocalDate;

/**
 * Days a supervisor is away (<i>frånvaro</i>): any day of an ISO week makes the whole week count.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive, not before {@code from}
 */
public record Absence(LocalDate from, LocalDate to) {
  public Absence {
    Invariants.required("from", from);
    Invariants.required("to", to);
  }
}
