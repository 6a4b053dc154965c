package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A term for which the present provider is asked, in short (<i>förfrågan till utbildaren</i>).
 *
 * @param asking how it is asked
 * @param open whether it can be answered now
 * @param own how far the provider has come
 */
@Schema(name = "RequestList", description = "A term for which the provider is asked, in short.")
public record RequestList(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "Whether it can be answered now.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean open,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AskedProvider own) {}
