package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A unit of the present manager that is asked for a term (<i>förfrågan till enheten</i>).
 *
 * @param asking how it is asked
 * @param open whether it can be answered now
 * @param own whether it has answered
 */
@Schema(name = "OfferInShort", description = "A unit that is asked what it offers in a term.")
public record OfferInShort(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "Whether it can be answered now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AskedUnit own) {}
