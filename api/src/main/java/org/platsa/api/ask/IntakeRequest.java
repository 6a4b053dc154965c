package org.platsa.api.ask;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is taken in (<i>ta in svaren</i>).
 *
 * @param version as it was looked at
 * @param all whether answers that were taken in before are put in again; false when null
 * @param reason why, in the words of whoever does it; shown in the history
 */
@Schema(name = "IntakeRequest", description = "What is taken in.")
public record IntakeRequest(
    @Schema(
            description = "`version` as it was looked at.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String version,
    @Schema(
            description =
                "Whether answers that were taken in before are put in again, such as after they"
                    + " were undone; false when absent.")
        @Nullable Boolean all,
    @Schema(description = "Why; shown in the term's history. Name nobody here.", maxLength = 500)
        @Nullable String reason) {
  boolean isAll() {
    return Boolean.TRUE.equals(all);
  }
}
