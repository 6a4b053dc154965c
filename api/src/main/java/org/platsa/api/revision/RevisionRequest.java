package org.platsa.api.revision;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has become different (<i>ändringar</i>).
 *
 * @param changes made in this order
 * @param publishedRun a run of the problem whose best plan the providers have been told; the plan
 *     that the problem calls published when absent
 */
@Schema(name = "RevisionRequest", description = "What has become different.")
record RevisionRequest(
    @Schema(
            description = "At least one, at most 1,000; made in this order.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @NotEmpty
        @Size(max = 1_000)
        List<@NotNull Change> changes,
    @Schema(description = "A run whose best plan the providers have been told.")
        @Nullable UUID publishedRun) {}
