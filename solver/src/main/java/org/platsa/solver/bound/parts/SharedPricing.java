package org.platsa.solver.bound.parts;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.TabulatedCount;

/**
 * Finds prices for what all parts share (<i>gemensamma priser</i>): the cap on the medium cost,
 * each provider's fair share of the unplaced, and its promised places. After each round they go
 * some way towards what the placements that were left out in it suggest, in shorter and shorter
 * steps.
 */
final class SharedPricing {
  /** How far a provider's prices go towards what the round suggests. */
  private static final double HALFWAY = 0.5;

  /** The factor by which the price of medium cost changes at first. */
  private static final double FIRST_FACTOR = 2;

  /** With a smaller factor than this the price of medium cost has settled. */
  private static final double SETTLED = 1.1;

  /** The first price of medium cost, in typical places for each unit of it. */
  private static final double FIRST_PRICE = 0.3;

  /** A sum of shares below this is rounding. */
  private static final double ROUNDING = 0.01;

  private final PlacementProgram program;
  private final LinearProgram whole;
  private final Objective objective;
  private final RowPrices prices;
  private final double @Nullable [] mediumPrices;

  /** Soft cost of one unit of medium cost. */
  private double priceOfMedium;

  private double factor = FIRST_FACTOR;
  private int direction;

  /**
   * Sets the first prices.
   *
   * @param mediumPrices by row: the prices of the medium level, if that showed that not everybody
   *     fits; the soft level then begins with these. Otherwise null
   */
  SharedPricing(
      PlacementProgram program,
      Objective objective,
      RowPrices prices,
      CostScale scale,
      double @Nullable [] mediumPrices) {
    this.program = program;
    this.objective = objective;
    this.prices = prices;
    this.mediumPrices = mediumPrices;
    whole = program.program;
    if (objective == Objective.SOFT) {
      // Where everybody fits, the cap is never reached, so any price on it will do.
      priceOfMedium =
          mediumPrices == null ? scale.leftOut() : Math.max(1, FIRST_PRICE * scale.typical());
      if (mediumPrices != null) {
        prices.add(priceOfMedium, mediumPrices);
      }
      prices.set(whole.mediumCapRow(), -priceOfMedium);
    }
    if (mediumPrices == null) {
      priceProviders(nowhere(), 1);
    }
  }

  /** By provider: how many of its placements have no place to go to. */
  private double[] nowhere() {
    double[] nowhere = new double[program.lackAtNone.length];
    for (int i = 0; i < program.placementRow.length; i++) {
      if (program.placementRow[i] >= 0 && program.hasNoChoice(i)) {
        nowhere[program.problem.provider[i]]++;
      }
    }
    return nowhere;
  }

  /**
   * Moves the prices towards what those suggest who were left out at the prices last proven.
   *
   * @param cap the medium cost that no plan undercuts
   */
  void follow(PartPricing round, long cap) {
    double[] leftOut = new double[program.lackAtNone.length];
    double medium = whole.constant(Objective.MEDIUM);
    for (int i = 0; i < program.placementRow.length; i++) {
      if (program.placementRow[i] >= 0) {
        double share = round.leftOut(i);
        leftOut[program.problem.provider[i]] += share;
        medium += share * whole.cost(Objective.MEDIUM, program.unplacedColumn[i]);
      }
    }
    for (int provider = 0; provider < leftOut.length; provider++) {
      if (program.lackColumn[provider] >= 0) {
        medium +=
            Math.max(0, program.lackAtNone[provider] + leftOut[provider])
                * whole.cost(Objective.MEDIUM, program.lackColumn[provider]);
      }
    }
    if (objective == Objective.SOFT && mediumPrices != null) {
      priceMedium(medium > cap ? 1 : -1, mediumPrices);
    }
    priceProviders(leftOut, HALFWAY);
  }

  /** Whether the price of medium cost hardly changes any more. */
  boolean isSettled() {
    return mediumPrices == null || factor < SETTLED;
  }

  /**
   * Raises the price of medium cost when too much is left out, lowers it when too little is; the
   * steps shrink whenever it turns.
   */
  private void priceMedium(int towards, double[] atMedium) {
    if (direction == -towards) {
      factor = Math.sqrt(factor);
    }
    direction = towards;
    double next = towards > 0 ? priceOfMedium * factor : priceOfMedium / factor;
    prices.add(next - priceOfMedium, atMedium);
    priceOfMedium = next;
    prices.set(whole.mediumCapRow(), -priceOfMedium);
  }

  private void priceProviders(double[] leftOut, double way) {
    for (int provider = 0; provider < leftOut.length; provider++) {
      TabulatedCount steps = program.providerSteps[provider];
      if (steps != null) {
        int last = (int) Math.min(Math.ceil(leftOut[provider] - ROUNDING), steps.count()) - 1;
        double more = last < 0 ? 0 : whole.cost(objective, steps.firstColumn() + last);
        move(steps.row(), -more, way);
      }
      int lack = program.lackColumn[provider];
      if (lack >= 0) {
        int row = program.lackRow[provider];
        double lacking = program.lackAtNone[provider] + leftOut[provider];
        double full = prices.reduced(lack) + prices.of(row);
        if (Math.abs(lacking) > ROUNDING) {
          move(row, lacking > 0 ? full : 0, way);
        }
      }
    }
  }

  private void move(int row, double towards, double way) {
    prices.set(row, prices.of(row) + way * (towards - prices.of(row)));
  }
}
