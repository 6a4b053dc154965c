package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;

/**
 * How good a run's best plan is proven to be (<i>bevisat avstånd</i>).
 *
 * @param bound what no plan can undercut, hard and medium cost first
 * @param gap how far the plan is above the bound at most, as a share of the bound's soft cost; null
 *     when their hard or medium costs differ
 * @param optimal whether the plan is proven to be the best there is
 * @param method what proved the bound
 */
@Schema(description = "How far the best plan can be from the best plan there is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proof(
    @Schema(description = "No plan costs less.") Cost bound,
    @Schema(
            description =
                "Share of the bound's soft cost. Above 1 the bound has only begun to be proven and"
                    + " says nothing of the plan.",
            example = "0.0021")
        @Nullable Double gap,
    boolean optimal,
    String method) {
  /** Decimals of a share that is told to people: hundredths of a percent. */
  private static final int DECIMALS = 4;

  /**
   * The gap as people are told it, "at most so much": a share rounded up to a hundredth of a
   * percent; null when there is none, or one so large that it says nothing of the plan.
   */
  public @Nullable BigDecimal gapAtMost() {
    return atMost(gap);
  }

  static @Nullable BigDecimal atMost(@Nullable Double gap) {
    return gap == null || gap > Bound.MOST_TOLD_GAP
        ? null
        : BigDecimal.valueOf(gap).setScale(DECIMALS, RoundingMode.CEILING);
  }

  static Proof of(Bound bound, Cost cost) {
    var gap = bound.gap(cost);
    return new Proof(
        bound.cost(),
        gap.isPresent() ? gap.getAsDouble() : null,
        bound.isReachedBy(cost),
        bound.method());
  }
}
