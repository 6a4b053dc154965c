package org.platsa.api.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan made by hand, in short (<i>utkast</i>).
 *
 * @param id its id
 * @param name given by whoever began it
 * @param problemId what it is a plan of
 * @param runId whose plan it began with; null when it began with what the problem says
 * @param version how many changes it has had
 * @param createdBy who began it
 * @param createdAt when it was begun
 * @param changedAt when it was changed last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Draft", description = "A plan made by hand, in short.")
public record Draft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Med Anna i Råå") String name,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(description = "Whose plan it began with; absent when the problem's own.")
        @Nullable UUID runId,
    @Schema(
            description = "How many changes it has had.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int version,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String createdBy,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant changedAt) {}
