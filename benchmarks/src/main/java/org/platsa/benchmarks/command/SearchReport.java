package org.platsa.benchmarks.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.StopReason;

/**
 * Why a search ended and how good its plan is proven to be, as text for people. A plan that breaks
 * hard rules is never praised: its pinned placements force that, and what is proven is only that no
 * plan costs less.
 */
final class SearchReport {
  private final Language language;

  SearchReport(Language language) {
    this.language = language;
  }

  /** A few words, such as "the time is up". */
  String reason(StopReason reason, Cost cost) {
    return switch (reason) {
      case TIME_LIMIT -> language.pick("tiden är ute", "the time is up");
      case UNIMPROVED -> language.pick("inget bättre på länge", "nothing better for long");
      case STEP_LIMIT -> language.pick("stegen är tagna", "the steps are taken");
      case STOPPED -> language.pick("avbruten", "stopped");
      case OPTIMAL ->
          cost.hard() > 0
              ? language.pick("ingen plan kostar mindre", "no plan costs less")
              : language.pick("bevisat bästa plan", "proven to be the best plan");
      case PERFECT -> language.pick("planen kostar ingenting", "the plan costs nothing");
    };
  }

  /** A sentence on how far from the best the plan can be. */
  String bound(@Nullable Bound bound, StopReason reason, Cost cost) {
    boolean proven = reason == StopReason.PERFECT || reason == StopReason.OPTIMAL;
    if (proven || (bound != null && bound.isReachedBy(cost))) {
      return cost.hard() > 0
          ? language.pick(
              "Bevisat: så länge de låsta ligger kvar kostar ingen plan mindre, men kraven ovan är"
                  + " brutna",
              "Proven: while the pinned stay no plan costs less, but the hard rules above are"
                  + " broken")
          : language.pick(
              "Bevisat: ingen plan kostar mindre", "Proven: no plan costs less than this one");
    }
    if (bound == null) {
      return language.pick(
          "Ingen undre gräns hann bevisas", "No lower bound was proven in this time");
    }
    OptionalDouble gap = bound.toldGap(cost);
    return gap.isPresent()
        ? language.format(
            "Högst %s %% från den bästa plan som finns: ingen kostar under %s",
            "At most %s %% from the best plan there is: none costs less than %s",
            atMost(gap.getAsDouble()),
            PlanReport.of(bound.cost(), language))
        : language.format(
            "Ingen plan kostar under %s",
            "No plan costs less than %s", PlanReport.of(bound.cost(), language));
  }

  /** What is known of a plan's distance while the search goes on; empty if nothing is. */
  String gap(Improvement improvement) {
    Bound bound = improvement.bound();
    OptionalDouble gap = bound == null ? OptionalDouble.empty() : bound.toldGap(improvement.cost());
    return gap.isPresent()
        ? language.format(
            ", högst %s %% från bästa", ", at most %s %% from the best", atMost(gap.getAsDouble()))
        : "";
  }

  /** A share in percent, rounded up: what is "at most" must not be less than it is. */
  private String atMost(double share) {
    return String.format(
        language.locale(),
        "%.2f",
        BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.CEILING));
  }
}
