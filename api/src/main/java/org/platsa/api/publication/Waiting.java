package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.ProviderTier;

/**
 * Somebody without a place (<i>väntelista</i>), in the order in which places that become free are
 * given: members of the college first, then those on trial, then others; in each in the order of
 * the term's data.
 *
 * @param number from 1 on
 * @param provider whose, by name
 * @param tier how that provider stands; null if the data no longer has it
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
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShownPlace shown) {}
