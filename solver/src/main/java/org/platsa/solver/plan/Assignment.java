package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan puts one placement (<i>placering hos handledare</i>): with whom and when, or
 * nowhere.
 *
 * @param placementId a placement of the problem
 * @param supervisorId the supervisor, or null when unplaced
 * @param periodId the period, or null when unplaced
 */
public record Assignment(
    String placementId, @Nullable String supervisorId, @Nullable String periodId) {
  public Assignment {
    if (placementId == null || placementId.isBlank()) {
      throw new IllegalArgumentException("placementId is missing");
    }
    if ((supervisorId == null) != (periodId == null)) {
      throw new IllegalArgumentException(
          "placement "
              + placementId
              + " has a supervisor without a period or a period without a supervisor: supervisorId "
              + supervisorId
              + ", periodId "
              + periodId);
    }
  }

  /** Whether the placement has a supervisor and a period. */
  @JsonIgnore
  public boolean isPlaced() {
    return supervisorId != null;
  }
}
