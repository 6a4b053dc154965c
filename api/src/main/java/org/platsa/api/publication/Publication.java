package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was sent to providers (<i>publicering</i>): a version of what they know.
 *
 * @param id its id
 * @param termId which term
 * @param number which version of the term's, from 1 on
 * @param problemId what it is a plan of
 * @param runId whose plan; null for a draft's
 * @param draftId which draft; null for a run's, and for one that was deleted since
 * @param draftVersion which version of the draft
 * @param publishedBy who sent it, by name
 * @param publishedAt when
 * @param proposals what each provider was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Publication", description = "A plan that was sent to providers.")
public record Publication(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int number,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(description = "Whose plan; absent for a draft's.") @Nullable UUID runId,
    @Schema(description = "Which draft; absent for a run's.") @Nullable UUID draftId,
    @Schema(description = "Which version of the draft.") @Nullable Integer draftVersion,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String publishedBy,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant publishedAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Proposal> proposals) {
  public Publication {
    proposals = List.copyOf(proposals);
  }

  /** The same with what was sent. */
  Publication with(List<Proposal> sent) {
    return new Publication(
        id,
        termId,
        number,
        problemId,
        runId,
        draftId,
        draftVersion,
        publishedBy,
        publishedAt,
        sent);
  }
}
