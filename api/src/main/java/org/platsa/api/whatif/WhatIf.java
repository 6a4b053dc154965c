package org.platsa.api.whatif;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.RunStatus;

/**
 * A question with its answer (<i>tänk om</i>).
 *
 * @param problemId the changed copy of the data
 * @param of the problem that it was made of
 * @param suppose what is different
 * @param newSupervisors how many supervisors are reckoned with whom the data does not have
 * @param newlyTrained how many of those whom the data has are trained there only
 * @param at when it was asked
 * @param by who asked, by name; null for the service itself
 * @param reason what it is for; null if that was not told
 * @param run how it goes, and what its best plan is worth; null if none was started
 */
@Schema(name = "WhatIf", description = "What would be, with the run that works it out.")
public record WhatIf(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The changed copy.")
        UUID problemId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What it was made of.")
        UUID of,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Supposition> suppose,
    @Schema(description = "How many supervisors it reckons with whom the data does not have.")
        int newSupervisors,
    @Schema(description = "How many whom the data has are trained in it only.") int newlyTrained,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
    @Schema(description = "Who asked.") @Nullable String by,
    @Nullable String reason,
    @Schema(description = "How it goes.") @Nullable RunStatus run) {
  public WhatIf {
    suppose = List.copyOf(suppose);
  }
}
