package org.platsa.solver.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * How many trainees a unit takes in some weeks (<i>platserbjudande</i>): a limit besides its own. A
 * unit with an offer of any place is closed where it offers none.
 *
 * @param firstMonday its first day
 * @param weeks its length, 1 to 53 weeks
 * @param places how many at the same time, 0 to {@value Unit#MOST_TRAINEES}; 0 closes the unit
 * @param kinds the kinds of placement that it is for; all when empty
 */
public record Offer(
    LocalDate firstMonday,
    int weeks,
    int places,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlacementKind> kinds) {
  public Offer {
    Invariants.required("firstMonday", firstMonday);
    Invariants.within("weeks", weeks, 1, 53);
    Invariants.within("places", places, 0, Unit.MOST_TRAINEES);
    kinds = Invariants.copy(kinds);
  }

  /** Whether it is about a kind of placement. */
  public boolean isFor(PlacementKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** Whether it is about the week of a Monday. */
  public boolean covers(LocalDate monday) {
    LocalDate sunday = monday.plusDays(6);
    return !firstMonday.isAfter(sunday) && monday.isBefore(firstMonday.plusWeeks(weeks));
  }
}
