package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.problem.Problem;

/**
 * Why a placement is where it is, as data and in words (<i>förklaring av en plats</i>).
 *
 * @param explanation the data
 * @param textSv in Swedish
 * @param textEn in English
 */
@Schema(
    name = "ExplainedPlacement",
    description = "A placement's explanation, as data and in words.")
public record ExplainedPlacement(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementExplanation explanation,
    @Schema(description = "In Swedish.") List<String> textSv,
    @Schema(description = "In English.") List<String> textEn) {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  public ExplainedPlacement {
    textSv = List.copyOf(textSv);
    textEn = List.copyOf(textEn);
  }

  /** With the words that it is told in. */
  public static ExplainedPlacement of(Problem problem, PlacementExplanation explanation) {
    return new ExplainedPlacement(
        explanation,
        new ExplanationText(problem, SWEDISH).placement(explanation),
        new ExplanationText(problem, Locale.ENGLISH).placement(explanation));
  }
}
