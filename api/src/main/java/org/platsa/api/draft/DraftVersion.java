package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a draft was seen (<i>sedd version</i>).
 *
 * @param version its number
 */
@Schema(name = "DraftVersion", description = "Which version of a draft was seen.")
public record DraftVersion(
    @Schema(
            description = "The draft's version that was seen; 409 if it has had another change.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "3")
        @Nullable Integer version) {}
