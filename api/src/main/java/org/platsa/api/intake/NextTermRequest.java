package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The term that follows (<i>nästa termin</i>).
 *
 * @param termId such as VT2023
 * @param name as people write it
 * @param firstDay a Monday
 * @param lastDay a Friday
 * @param run whose best plan this term became; where the document has everybody when absent
 * @param runBefore the same of the term before this one; half of what is known of it when absent
 */
@Schema(name = "NextTermRequest", description = "The term that follows.")
public record NextTermRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "VT2023") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Vårterminen 2023") String name,
    @Schema(
            description = "A Monday.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2023-01-09")
        LocalDate firstDay,
    @Schema(
            description = "A Friday.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2023-06-09")
        LocalDate lastDay,
    @Schema(description = "A run of the problem, whose best plan the term became.")
        @Nullable UUID run,
    @Schema(description = "A run of the term before, whose best plan that became.")
        @Nullable UUID runBefore) {}
