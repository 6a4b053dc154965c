package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a term's round with the providers stands, in short (<i>läget hos utbildarna</i>).
 *
 * @param number the newest publication's
 * @param publicationId the newest publication
 * @param problemId what it was a plan of
 * @param runId whose plan; null for a draft's
 * @param publishedAt when it was made
 * @param answerBy the last day on which somebody can answer
 * @param over whether nobody can answer any more
 * @param providers how many have a proposal that stands
 * @param answered how many of them have answered to every place, or count so by now
 * @param placed places in their proposals
 * @param answers how the places count by now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "RoundInShort",
    description = "How a term's round with the providers stands, in short.")
public record RoundInShort(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int number,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID publicationId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(description = "Whose plan; absent for a draft's.") @Nullable UUID runId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant publishedAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate answerBy,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean over,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int providers,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int answered,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int placed,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Proposal.Counts answers) {
  static RoundInShort of(TermRound round) {
    return new RoundInShort(
        round.number(),
        round.publicationId(),
        round.problemId(),
        round.runId(),
        round.publishedAt(),
        round.answerBy(),
        round.over(),
        round.standing().size(),
        round.answered(),
        round.placed(),
        round.answers());
  }

  /** Whether everybody has said yes to everything. */
  public boolean agreed() {
    return providers > 0 && answers.waiting() == 0 && answers.toMend() == 0;
  }
}
