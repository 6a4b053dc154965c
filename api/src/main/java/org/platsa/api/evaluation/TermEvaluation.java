package org.platsa.api.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term's evaluation (<i>terminens utvärdering</i>).
 *
 * @param termId which term
 * @param openedAt when the first links were made; null if none were
 * @param closedAt when it was closed; null while it is open
 * @param forms how many links there are and were used, by form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TermEvaluation", description = "A term's evaluation.")
public record TermEvaluation(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(description = "When the first links were made; absent if none were.")
        @Nullable Instant openedAt,
    @Schema(description = "When it was closed; absent while it is open.")
        @Nullable Instant closedAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OfForm> forms) {
  public TermEvaluation {
    forms = List.copyOf(forms);
  }

  /**
   * One form's.
   *
   * @param links how many links were made, without those that were revoked and not used
   * @param used how many were used
   * @param groups what was answered, when the evaluation is closed; empty where too few have
   */
  @Schema(name = "EvaluationOfForm", description = "What was answered by one form.")
  public record OfForm(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) EvaluationForm form,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "120") int links,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "84") int used,
      @Schema(
              description = "Told when the evaluation is closed, each of five at least.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          List<EvaluationGroup> groups) {
    public OfForm {
      groups = List.copyOf(groups);
    }
  }
}
