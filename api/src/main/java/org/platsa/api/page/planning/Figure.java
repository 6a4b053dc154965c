package org.platsa.api.page.planning;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Kpis;

/** A key figure by which plans are told apart (<i>nyckeltal</i>), with which way is better. */
enum Figure {
  PLACED(Better.MORE, 0, kpis -> kpis.placed(), kpis -> kpis.askedFor()),
  PAIRS(Better.MORE, 0, kpis -> kpis.pairs().formed(), kpis -> kpis.pairs().possible()),
  MEDIAN_TRAVEL(Better.FEWER, 0, kpis -> minutes(kpis.travel().medianMinutes()), null),
  LONG_TRAVEL(Better.FEWER, 0, kpis -> minutes(kpis.travel().p90Minutes()), null),
  OVER_45(Better.FEWER, 1, kpis -> 100 * kpis.travel().shareOver45(), null),
  UNEVENNESS(Better.FEWER, 2, kpis -> kpis.load().gini(), null),
  TWICE_IN_THREE_TERMS(Better.MORE, 0, kpis -> 100 * kpis.allocationKey().twoInThreeTerms(), null),
  RESTING(
      Better.NEITHER,
      0,
      kpis -> kpis.supervisorsWithNone(),
      kpis -> kpis.allocationKey().supervisors());

  private final Better better;
  private final int decimals;
  private final ToDoubleFunction<Kpis> value;
  private final @Nullable ToDoubleFunction<Kpis> outOf;

  Figure(
      Better better,
      int decimals,
      ToDoubleFunction<Kpis> value,
      @Nullable ToDoubleFunction<Kpis> outOf) {
    this.better = better;
    this.decimals = decimals;
    this.value = value;
    this.outOf = outOf;
  }

  /** Which way is better. */
  enum Better {
    MORE,
    FEWER,
    NEITHER
  }

  Better better() {
    return better;
  }

  /** How many decimals are told. */
  int decimals() {
    return decimals;
  }

  /** What it is in a plan. */
  double of(Kpis kpis) {
    return value.applyAsDouble(kpis);
  }

  /** Out of how many; null where that says nothing. */
  @Nullable Integer outOf(Kpis kpis) {
    return outOf == null ? null : (int) outOf.applyAsDouble(kpis);
  }

  private static double minutes(@Nullable Integer minutes) {
    return minutes == null ? 0 : minutes;
  }
}
