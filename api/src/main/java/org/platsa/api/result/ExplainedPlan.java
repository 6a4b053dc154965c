package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.problem.Problem;

/**
 * What a plan costs and why, as data and in words (<i>förklaring</i>).
 *
 * @param explanation the whole plan, and one page of each list
 * @param textSv the whole plan in Swedish, the same on every page
 * @param textEn in English
 */
@Schema(name = "ExplainedPlan", description = "A plan's explanation, as data and in words.")
record ExplainedPlan(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Explanation explanation,
    @Schema(description = "In Swedish.") List<String> textSv,
    @Schema(description = "In English.") List<String> textEn) {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  ExplainedPlan {
    textSv = List.copyOf(textSv);
    textEn = List.copyOf(textEn);
  }

  /** With the words on a plan's first page. */
  static ExplainedPlan of(Problem problem, Explanation first) {
    return new ExplainedPlan(
        first,
        new ExplanationText(problem, SWEDISH).plan(first),
        new ExplanationText(problem, Locale.ENGLISH).plan(first));
  }

  /** The same with a page of another place. */
  ExplainedPlan at(Explanation page) {
    return new ExplainedPlan(page, textSv, textEn);
  }

  /** What is said of the whole plan, without any item of its lists. */
  ExplainedPlan withoutLists() {
    Explanation all = explanation;
    return at(
        new Explanation(
            all.cost(),
            all.placed(),
            all.constraints(),
            all.mostAbove(),
            all.mostBelow(),
            all.page(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
