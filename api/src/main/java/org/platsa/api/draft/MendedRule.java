package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Mend;

/**
 * A hard rule that a draft breaks, and single moves that mend it (<i>brutet krav med
 * lagningar</i>).
 *
 * @param rule where it is broken
 * @param sentenceSv the same in Swedish
 * @param sentenceEn the same in English
 * @param mends the moves, the cheapest first; none where one move is not enough
 */
@Schema(name = "MendedRule", description = "A hard rule that a draft breaks, and what mends it.")
public record MendedRule(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BrokenRule rule,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceSv,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceEn,
    @Schema(
            description = "Single moves that mend it and break no rule, the cheapest first.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Move> mends) {
  /** How many moves are told for each rule at most. */
  private static final int MOST = 3;

  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  public MendedRule {
    mends = List.copyOf(mends);
  }

  /** A move in data and in words. */
  @Schema(name = "MendingMove", description = "A move that mends a broken rule.")
  public record Move(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Mend move,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceSv,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sentenceEn) {}

  /**
   * Some of the rules that a draft breaks.
   *
   * @param from how many to leave out before the first
   * @param limit how many at most
   */
  public static List<MendedRule> of(DraftPlan plan, int from, int limit) {
    ExplanationText swedish = new ExplanationText(plan.problem(), SWEDISH);
    ExplanationText english = new ExplanationText(plan.problem(), Locale.ENGLISH);
    return plan.judgement().broken().stream()
        .skip(from)
        .limit(limit)
        .map(rule ->
            new MendedRule(
                rule,
                swedish.broken(List.of(rule), 1).getFirst(),
                english.broken(List.of(rule), 1).getFirst(),
                plan.explainer().mends(rule, MOST).stream()
                    .map(mend -> new Move(mend, swedish.mend(mend), english.mend(mend)))
                    .toList()))
        .toList();
  }
}
