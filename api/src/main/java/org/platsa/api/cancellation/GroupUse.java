package org.platsa.api.cancellation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.platsa.solver.problem.PlacementKind;

/**
 * What is expected of a provider's placements of a kind (<i>förväntat nyttjande</i>).
 *
 * @param providerId whose
 * @param provider its name
 * @param kind which kind
 * @param offered places that it was told in earlier terms
 * @param used of them those that were used
 * @param rate how likely a place of theirs comes to use, 0 to 1: their own share, drawn towards the
 *     whole
 * @param placed how many have a place in the plan
 */
@Schema(name = "GroupUse", description = "What is expected of a provider's placements of a kind.")
public record GroupUse(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String providerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementKind kind,
    @Schema(
            description = "Places that it was told in earlier terms.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "40")
        int offered,
    @Schema(
            description = "Of them those that were used.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "34")
        int used,
    @Schema(
            description = "How likely a place of theirs comes to use, 0 to 1.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0.84")
        double rate,
    @Schema(
            description = "How many have a place in the plan.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "38")
        int placed) {}
