package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit and a period where several placements could be together (<i>ruta för flera</i>).
 *
 * @param unitId where
 * @param periodId when
 * @param seats with whom each of them would be, in the problem's order
 * @param difference what the plan would cost more with all of them there, everybody else staying
 * @param breaks what they would add there on the hard level, by constraint id, in the table's
 *     order; empty when they would break no hard rule
 */
public record GroupCell(
    String unitId,
    String periodId,
    List<Assignment> seats,
    Difference difference,
    Map<String, Long> breaks) {
  public GroupCell {
    seats = List.copyOf(seats);
    breaks = Collections.unmodifiableMap(new LinkedHashMap<>(breaks));
  }

  /** Whether they would break no hard rule there. */
  @JsonIgnore
  public boolean isPossible() {
    return breaks.isEmpty();
  }
}
