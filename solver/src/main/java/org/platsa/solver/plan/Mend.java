package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One move that mends a broken hard rule and breaks none (<i>lagning</i>).
 *
 * @param placementId who moves
 * @param pinned whether that one is pinned where it is now
 * @param supervisorId to whom; null when the place is taken away
 * @param unitId where that is; null likewise
 * @param periodId when; null likewise
 * @param difference what the plan would cost more with it, everybody else staying
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mend(
    String placementId,
    boolean pinned,
    @Nullable String supervisorId,
    @Nullable String unitId,
    @Nullable String periodId,
    Difference difference) {
  /** Whether it leaves the placement without a place. */
  @JsonIgnore
  public boolean isWithoutAPlace() {
    return supervisorId == null;
  }
}
