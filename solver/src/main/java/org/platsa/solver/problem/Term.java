package org.platsa.solver.problem;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Half a school year (<i>termin</i>): whole ISO weeks, worked Monday to Friday.
 *
 * @param id such as HT2022 (autumn) or VT2023 (spring)
 * @param name as people write it
 * @param firstDay the first day, a Monday
 * @param lastDay the last day, inclusive, a Friday
 */
public record Term(String id, String name, LocalDate firstDay, LocalDate lastDay) {
  public Term {
    Invariants.id("id", id);
    Invariants.id("name", name);
    Invariants.required("firstDay", firstDay);
    Invariants.required("lastDay", lastDay);
  }

  /**
   * The ISO week a date falls in, counted from the term's first week as 0; negative before the
   * term.
   */
  public int weekOf(LocalDate date) {
    return (int) Math.floorDiv(ChronoUnit.DAYS.between(firstDay, date), 7L);
  }

  /** How many whole weeks the term has. */
  public int weeks() {
    return weekOf(lastDay) + 1;
  }
}
