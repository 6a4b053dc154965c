package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given (<i>svar</i>).
 *
 * @param answer what was answered
 * @param reason why; null if it was accepted
 * @param by who answered, by name
 * @param at when
 * @param carried whether it was given to an earlier version with the same place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GivenAnswer", description = "An answer as it was given.")
public record GivenAnswer(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Answer answer,
    @Schema(description = "Why; absent if it was accepted.") @Nullable AnswerReason reason,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Eva Ek") String by,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
    @Schema(
            description = "Whether it was given to an earlier version with the same place.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean carried) {}
