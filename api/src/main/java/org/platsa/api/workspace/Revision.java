package org.platsa.api.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a term's data (<i>underlagsversion</i>): a stored problem in short, without
 * anybody's id.
 *
 * @param problemId which problem
 * @param name what the document calls itself
 * @param parentId the problem that it was made of; null when it was handed in whole
 * @param createdAt when it was stored
 * @param placements how many
 * @param supervisors how many
 * @param units how many
 * @param warnings how many things look wrong in it but do not stop planning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WorkspaceRevision", description = "One version of a term's data.")
public record Revision(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Hösttermin 2022") String name,
    @Schema(description = "The problem that it was made of; absent when it was handed in whole.")
        @Nullable UUID parentId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "331") int placements,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "205") int supervisors,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "70") int units,
    @Schema(
            description = "How many things look wrong in it but do not stop planning.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0")
        int warnings) {}
