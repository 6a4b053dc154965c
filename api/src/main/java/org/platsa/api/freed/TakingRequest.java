package org.platsa.api.freed;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish to take a place that is on offer (<i>ta en ledig plats</i>).
 *
 * @param placementId for which of the provider's own placements
 */
@Schema(name = "TakingRequest", description = "A wish to take a place that is on offer.")
public record TakingRequest(
    @Schema(
            description = "For which of the provider's own placements.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "P-0001")
        @Nullable String placementId) {}
