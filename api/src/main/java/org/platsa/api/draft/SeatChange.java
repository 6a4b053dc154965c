package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One placement's part of a change (<i>flytt</i>).
 *
 * @param placementId who
 * @param from where it was
 * @param to where it is after the change
 */
@Schema(name = "SeatChange", description = "One placement's part of a change.")
public record SeatChange(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String placementId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Seat from,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Seat to) {
  /** What takes it back. */
  SeatChange reversed() {
    return new SeatChange(placementId, to, from);
  }
}
