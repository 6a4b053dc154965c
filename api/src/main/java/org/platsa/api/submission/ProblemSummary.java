package org.platsa.api.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;

/**
 * A stored problem in short (<i>placeringsbehov</i>).
 *
 * @param id its id
 * @param termId its term
 * @param name its name
 * @param placements how many placements it has
 * @param supervisors how many supervisors it has
 * @param units how many units it has
 * @param parentId the problem it is a revision of, if any
 * @param createdAt when it was stored
 * @param warnings what looks wrong but does not stop solving
 */
@Schema(name = "ProblemSummary", description = "A stored problem in short.")
public record ProblemSummary(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "019aa8d5-1c1e-7b52-9d3a-0c6d7e2f4a11")
        UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Hösttermin 2022") String name,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "331") int placements,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "205") int supervisors,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "70") int units,
    @Schema(description = "The problem this is a revision of.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable UUID parentId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(description = "What looks wrong but does not stop solving.")
        List<ErrorIssue> warnings) {
  public ProblemSummary {
    warnings = List.copyOf(warnings);
  }
}
