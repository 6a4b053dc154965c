package org.platsa.solver.problem;

import java.time.LocalDate;

/**
 * A run of whole weeks inside a term (<i>period</i>).
 *
 * @param id unique among periods
 * @param name as people write it
 * @param kind the kind of placement it is meant for
 * @param firstMonday its first day, a Monday
 * @param weeks its length, 1 to 53 weeks
 */
public record Period(String id, String name, PlacementKind kind, LocalDate firstMonday, int weeks) {
  public Period {
    Invariants.id("id", id);
    Invariants.id("name", name);
    Invariants.required("kind", kind);
    Invariants.required("firstMonday", firstMonday);
    Invariants.within("weeks", weeks, 1, 53);
  }
}
