package org.platsa.api.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How to plan on from a draft (<i>planera om</i>).
 *
 * @param version of the draft that was seen
 * @param timeLimitSeconds when to stop
 * @param unimprovedSeconds when to stop for want of improvement
 * @param stepLimit when to stop, in steps of the search
 * @param seed of the random numbers; 0 when absent
 * @param priority 0 to 10, higher first; 5 when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DraftRunRequest", description = "How to plan on from a draft.")
public record DraftRunRequest(
    @Schema(
            description = "The draft's version that was seen; 409 if it has had another change.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "3")
        @Nullable Integer version,
    @Schema(
            description = "As of a run's request: 60 seconds unless a limit is given.",
            minimum = "1",
            maximum = "3600",
            example = "30")
        @Nullable Integer timeLimitSeconds,
    @Schema(
            description = "As of a run's request.",
            minimum = "1",
            maximum = "86400",
            example = "10")
        @Nullable Integer unimprovedSeconds,
    @Schema(description = "As of a run's request.", minimum = "1", maximum = "2000000000")
        @Nullable Integer stepLimit,
    @Schema(description = "Of the random numbers; 0 when absent.", example = "1")
        @Nullable Long seed,
    @Schema(
            description = "Higher first; 5 when absent.",
            minimum = "0",
            maximum = "10",
            example = "5")
        @Nullable Integer priority) {}
