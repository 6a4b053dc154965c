package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run of whole weeks inside a term (<i>period</i>).
 *
 * @param id unique among periods
 * @param name as people write it
 * @param kind the kind of placement it is meant for
 * @param firstMonday its first day, a Monday
 * @param weeks its length, weeks off included, 1 to 53 weeks
 * @param weeksOff days of which each takes its whole week off (<i>lov</i>), in which nobody is at
 *     the workplace; one outside the period does not count; empty when absent
 */
public record Period(
    String id,
    String name,
    PlacementKind kind,
    LocalDate firstMonday,
    int weeks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LocalDate> weeksOff) {
  public Period {
    Invariants.id("id", id);
    Invariants.id("name", name);
    Invariants.required("kind", kind);
    Invariants.required("firstMonday", firstMonday);
    Invariants.within("weeks", weeks, 1, 53);
    weeksOff = Invariants.copy(weeksOff);
  }

  /** A period without weeks off. */
  public Period(String id, String name, PlacementKind kind, LocalDate firstMonday, int weeks) {
    this(id, name, kind, firstMonday, weeks, List.of());
  }

  /** By week from the first on, the first in the lowest bit: whether it is off. */
  public long offWeeks() {
    long off = 0;
    for (LocalDate day : weeksOff) {
      long week = Math.floorDiv(ChronoUnit.DAYS.between(firstMonday, day), 7L);
      if (week >= 0 && week < weeks) {
        off |= 1L << week;
      }
    }
    return off;
  }

  /** The Mondays of its weeks in order, those off left out. */
  public List<LocalDate> mondays() {
    long off = offWeeks();
    return IntStream.range(0, weeks)
        .filter(week -> (off >> week & 1) == 0)
        .mapToObj(firstMonday::plusWeeks)
        .toList();
  }

  /** The same period with other weeks off. */
  public Period withWeeksOff(List<LocalDate> newWeeksOff) {
    return new Period(id, name, kind, firstMonday, weeks, newWeeksOff);
  }
}
