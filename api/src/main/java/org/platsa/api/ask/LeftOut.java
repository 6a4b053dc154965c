package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is left out when answers are taken in (<i>lämnat utanför</i>), until it is taken
 * along again or is given anew.
 *
 * @param from the name of the provider or unit
 * @param providerId which provider; null for a unit
 * @param id the pseudonym of the student, or the unit's id
 * @param code what was wrong with it, as its provider is told; null if nothing was
 * @param at when it was left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LeftOut", description = "An answer that is left out until it is given anew.")
public record LeftOut(
    @Schema(
            description = "The provider or unit, by name.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String from,
    @Schema(description = "Which provider; absent for a unit.", example = "U-1")
        @Nullable String providerId,
    @Schema(
            description = "The student's pseudonym, or the unit's id.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String id,
    @Schema(description = "What was wrong with it.", example = "ID_NOT_USABLE")
        @Nullable String code,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at) {}
