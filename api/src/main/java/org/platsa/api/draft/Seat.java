package org.platsa.api.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a draft has a placement (<i>plats</i>).
 *
 * @param supervisorId with whom; null when unplaced
 * @param periodId when; null when unplaced
 * @param pinned whether it stays there when the draft is planned again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Seat", description = "Where a draft has a placement.")
public record Seat(
    @Schema(description = "With whom; absent when unplaced.") @Nullable String supervisorId,
    @Schema(description = "When; absent when unplaced.") @Nullable String periodId,
    @Schema(
            description = "Whether it stays there when the draft is planned again.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean pinned) {
  public Seat {
    if ((supervisorId == null) != (periodId == null)) {
      throw new IllegalArgumentException(
          "a seat has a supervisor and a period, or neither, not " + supervisorId + " " + periodId);
    }
    if (pinned && supervisorId == null) {
      throw new IllegalArgumentException("only who has a place is pinned to it");
    }
  }
}
