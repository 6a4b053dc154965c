package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.platsa.api.cancellation.Help;
import org.platsa.solver.problem.ProviderTier;

/**
 * Somebody without a place (<i>väntelista</i>), in the order in which places that become free are
 * given: members of the college first, then those on trial, then others; in each who was asked for
 * first; then whom a place helps more.
 *
 * @param number from 1 on
 * @param provider whose, by name
 * @param tier how that provider stands; null if the data no longer has it
 * @param askedAt when the request came last; null if it stood in the term's data without one
 * @param help how much a place helps; null where that is not known
 * @param shown what the provider was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Waiting",
    description = "Somebody without a place, in the order in which free places are given.")
public record Waiting(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int number,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Nullable ProviderTier tier,
    @Schema(description = "When the request came last; absent without one.")
        @Nullable Instant askedAt,
    @Schema(description = "How much a place helps; absent where that is not known.")
        @Nullable Help help,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShownPlace shown) {}
