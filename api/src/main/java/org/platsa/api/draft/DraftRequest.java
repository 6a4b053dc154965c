package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft is to begin with (<i>nytt utkast</i>): a run's best plan, or what the problem itself
 * says.
 *
 * @param name for people to know it by
 * @param runId whose best plan
 * @param problemId which problem, when no run is named
 */
@Schema(name = "DraftRequest", description = "What a draft is to begin with.")
public record DraftRequest(
    @Schema(
            description = "For people to know it by, 1 to 200 characters.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Med Anna i Råå")
        @Nullable String name,
    @Schema(description = "The run whose best plan it begins with.") @Nullable UUID runId,
    @Schema(description = "The problem whose own assignments it begins with; either this or runId.")
        @Nullable UUID problemId) {}
