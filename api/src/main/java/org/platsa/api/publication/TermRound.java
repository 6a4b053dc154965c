package org.platsa.api.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a term's round with the providers stands (<i>läget hos utbildarna</i>).
 *
 * @param termId which term
 * @param number the newest publication's
 * @param publicationId the newest publication
 * @param problemId what it was a plan of
 * @param runId whose plan; null for a draft's
 * @param publishedAt when it was made
 * @param today the day that counts, in Sweden
 * @param proposals each provider's newest
 * @param answers how many places of those that stand count as answered how, by now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TermRound", description = "How a term's round with the providers stands.")
public record TermRound(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int number,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID publicationId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID problemId,
    @Schema(description = "Whose plan; absent for a draft's.") @Nullable UUID runId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant publishedAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate today,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Proposal> proposals,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Proposal.Counts answers) {
  public TermRound {
    proposals = List.copyOf(proposals);
  }

  /** The same with its proposals as they are by now. */
  TermRound with(List<Proposal> others) {
    return new TermRound(
        termId, number, publicationId, problemId, runId, publishedAt, today, others, answers);
  }

  /** Each provider's newest that was not taken back. */
  public List<Proposal> standing() {
    return proposals.stream().filter(Proposal::stands).toList();
  }

  /** Providers that have answered to every place, or whose silence counts. */
  public int answered() {
    return (int) standing().stream().filter(each -> each.counted(today).waiting() == 0).count();
  }

  /** Places in all proposals that stand. */
  public int placed() {
    return standing().stream().mapToInt(Proposal::placed).sum();
  }

  /** The last day on which somebody can answer; the publication's own day if nothing stands. */
  public LocalDate answerBy() {
    return standing().stream().map(Proposal::answerBy).max(Comparator.naturalOrder()).orElse(today);
  }

  /** Whether nobody can answer any more. */
  public boolean over() {
    return standing().stream().allMatch(each -> each.isOver(today));
  }
}
