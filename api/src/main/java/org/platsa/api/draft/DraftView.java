package org.platsa.api.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/**
 * A draft as it stands (<i>utkast</i>): where everybody is and what that is worth.
 *
 * @param draft which one and which version
 * @param undo what an undo would take back; null if nothing
 * @param redo what a redo would do again; null if nothing
 * @param seats where everybody is
 * @param cost what the plan costs
 * @param costBefore what the plan cost that the draft began with
 * @param byConstraint the cost by rule
 * @param kpis the coordinator's figures
 * @param brokenInAll in how many places it breaks hard rules
 * @param broken where, the first 1,000 places
 * @param brokenSv the same in Swedish
 * @param brokenEn the same in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DraftView", description = "A draft as it stands.")
record DraftView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Draft draft,
    @Schema(description = "What an undo would take back; absent if nothing.")
        @Nullable DraftChange undo,
    @Schema(description = "What a redo would do again; absent if nothing.")
        @Nullable DraftChange redo,
    @Schema(
            description = "Where everybody is, in the problem's order.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<PlacementSeat> seats,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Cost cost,
    @Schema(
            description = "What the plan cost that the draft began with.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Cost costBefore,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<String, Long> byConstraint,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kpis kpis,
    @Schema(
            description = "In how many places it breaks hard rules.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int brokenInAll,
    @Schema(description = "Where it breaks hard rules, by name; the first 1,000 places.")
        List<BrokenRule> broken,
    @Schema(description = "The same in Swedish.") List<String> brokenSv,
    @Schema(description = "The same in English.") List<String> brokenEn) {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");
  private static final int MOST_BROKEN = 1_000;

  DraftView {
    seats = List.copyOf(seats);
    broken = List.copyOf(broken);
    brokenSv = List.copyOf(brokenSv);
    brokenEn = List.copyOf(brokenEn);
  }

  /** A placement and where it is. */
  @Schema(name = "PlacementSeat", description = "A placement and where it is.")
  record PlacementSeat(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Seat seat) {}

  static DraftView of(DraftNow now) {
    DraftPlan plan = now.plan();
    List<BrokenRule> broken = plan.judgement().broken();
    return new DraftView(
        now.draft(),
        now.undo(),
        now.redo(),
        plan.seats().entrySet().stream()
            .map(seat -> new PlacementSeat(seat.getKey(), seat.getValue()))
            .toList(),
        plan.judgement().cost(),
        plan.beginning().cost(),
        plan.judgement().byConstraint(),
        plan.judgement().kpis(),
        broken.size(),
        broken.stream().limit(MOST_BROKEN).toList(),
        new ExplanationText(plan.problem(), SWEDISH).broken(broken, MOST_BROKEN),
        new ExplanationText(plan.problem(), Locale.ENGLISH).broken(broken, MOST_BROKEN));
  }
}
