package org.platsa.api.publication;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published (<i>publicering</i>).
 *
 * @param runId whose plan
 * @param draftId which draft, if no run is named
 * @param draftVersion which version of the draft was seen
 * @param providers to whom; to all who have placements or were sent something, when absent
 * @param answerBy the last day on which they can answer
 * @param message for all of them; nothing when absent
 * @param agreedMoves whether it is known that somebody is moved whose place was accepted
 */
@Schema(name = "PublicationRequest", description = "What is to be published.")
public record PublicationRequest(
    @Schema(description = "The run whose plan; either this or draftId.") @Nullable UUID runId,
    @Schema(description = "The draft.") @Nullable UUID draftId,
    @Schema(description = "Which version of the draft was seen; needed with draftId.")
        @Nullable Integer draftVersion,
    @Schema(
            description =
                "To whom; to all who have placements, or were sent something before, when absent.",
            example = "[\"U-1\"]")
        @Nullable List<@Nullable String> providers,
    @Schema(
            description = "The last day on which they can answer, in Sweden.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable LocalDate answerBy,
    @Schema(description = "For all of them, at most 1,000 characters. Name nobody here.")
        @Nullable String message,
    @Schema(
            description =
                "Whether it is known that somebody is moved whose place was accepted; refused"
                    + " (409, `AGREED_MOVED`) when that is so and this is not true.")
        @Nullable Boolean agreedMoves) {}
