package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor and a period where a placement could be (<i>platsförslag</i>).
 *
 * @param supervisorId with whom
 * @param unitId where
 * @param periodId when
 * @param minutes travel one way; null when nobody may know the home
 * @param current whether the plan has the placement there
 * @param difference what the plan would cost more with the placement there, everybody else staying
 * @param breaks the hard rules that would be broken with it there, by constraint id, in the table's
 *     order, each with what the placement would add to its cost: 0 where others break it already
 *     and it would make that no worse; empty when it would break no hard rule
 */
public record Recommendation(
    String supervisorId,
    String unitId,
    String periodId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer minutes,
    boolean current,
    Difference difference,
    Map<String, Long> breaks) {
  public Recommendation {
    breaks = Collections.unmodifiableMap(new LinkedHashMap<>(breaks));
  }

  /** Whether the placement would break no hard rule there. */
  @JsonIgnore
  public boolean isPossible() {
    return breaks.isEmpty();
  }
}
