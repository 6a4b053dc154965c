package org.platsa.api.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.RunRequest;
import org.platsa.api.submission.Reasons;

/**
 * What is asked (<i>fråga</i>).
 *
 * @param suppose what would be different, made in this order
 * @param reason what the question is for, in the words of whoever asks
 * @param run how to search; as a run is searched when absent
 */
@Schema(name = "WhatIfRequest", description = "What would be different.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhatIfRequest(
    @ArraySchema(
            arraySchema = @Schema(description = "At least one, at most 100; made in this order."),
            minItems = 1,
            maxItems = WhatIfRequest.MOST)
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable Supposition> suppose,
    @Schema(
            description = "What the question is for. Name nobody here, by no pseudonym either.",
            maxLength = Reasons.LONGEST)
        @Nullable String reason,
    @Schema(description = "How to search; as a run is searched when absent.")
        @Nullable RunRequest run) {
  static final int MOST = 100;
}
