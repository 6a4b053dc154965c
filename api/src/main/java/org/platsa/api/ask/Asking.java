package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term for which providers and units are asked (<i>förfrågan</i>).
 *
 * @param termId which term
 * @param term its name
 * @param answerBy the last day on which it can be answered, in Sweden
 * @param firstBy that day as it was said first
 * @param message what the coordinator wrote; null if nothing
 * @param openedAt when it was opened, or opened again
 * @param closedAt when it was closed before its time; null if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Asking", description = "A term for which providers and units are asked.")
public record Asking(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String term,
    @Schema(
            description = "The last day on which it can be answered, in Sweden.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        LocalDate answerBy,
    @Schema(
            description = "That day as it was said first: what is sent later is marked.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        LocalDate firstBy,
    @Schema(description = "What the coordinator wrote.") @Nullable String message,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant openedAt,
    @Schema(description = "When it was closed before its time.") @Nullable Instant closedAt) {
  /** Whether it can be answered on a day. */
  public boolean isOpen(LocalDate today) {
    return closedAt == null && !answerBy.isBefore(today);
  }
}
