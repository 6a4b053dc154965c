package org.platsa.solver.bound;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.PlacementProgram.Calendar;
import org.platsa.solver.bound.PlacementProgram.Group;

/**
 * The relaxation of a large problem, part by part (<i>relaxering i delar</i>). Any prices prove a
 * bound, so the parts need not agree; going through them again only makes it better.
 */
final class PartedRelaxation {
  /** Parts grow up to this many units: the program of a larger one takes too long. */
  private static final int MOST_UNITS = 200;

  /** Parts grow when all of them together raise the bound by less than this share of it. */
  private static final double LITTLE = 5e-4;

  /** Pricing ends when parts that cannot grow raise the bound by less than this share of it. */
  private static final double NEXT_TO_NOTHING = 1e-5;

  /** So much more time goes to pricing than to working out what the prices prove. */
  private static final int EVALUATION_SHARE = 20;

  private final PlacementProgram program;
  private final Deadline deadline;
  private final int unitsInAPart;
  private final int[] unitOfColumn;
  private final RowPrices prices;
  private final PartPricing pricing;
  private @Nullable DualBound best;
  private double[] bestPrices;

  PartedRelaxation(PlacementProgram program, Deadline deadline, int unitsInAPart) {
    this.program = program;
    this.deadline = deadline;
    this.unitsInAPart = unitsInAPart;
    unitOfColumn = unitOfColumn(program);
    ColumnTerms terms = new ColumnTerms(program.program);
    prices = new RowPrices(program, terms);
    pricing = new PartPricing(program, terms, prices, unitOfColumn, deadline);
    bestPrices = prices.copy();
  }

  private static int[] unitOfColumn(PlacementProgram program) {
    int[] unitOf = new int[program.program.columns()];
    Arrays.fill(unitOf, -1);
    for (Group group : program.groups) {
      for (int column : group.columns()) {
        unitOf[column] = group.unit();
      }
    }
    for (Calendar calendar : program.calendars) {
      if (calendar.network != null) {
        for (CalendarNetwork.Arc arc : calendar.network.arcs()) {
          unitOf[arc.column] = calendar.who.unit();
        }
      }
    }
    for (int unit = 0; unit < program.unitSteps.length; unit++) {
      Steps steps = program.unitSteps[unit];
      if (steps != null) {
        Arrays.fill(unitOf, steps.firstColumn(), steps.endColumn(), unit);
      }
    }
    return unitOf;
  }

  /**
   * Prices every part, again and again as long as that raises the bound and there is time: small
   * parts first, which are quick, then larger ones, which agree better.
   *
   * @param raised told each better bound that is not negative
   */
  void solve(LongConsumer raised) {
    if (priceAll(cut(unitsInAPart), true, raised)) {
      int most = Math.max(unitsInAPart, Math.min(MOST_UNITS, program.problem.units.size()));
      int units = Math.min(2 * unitsInAPart, most);
      PartIndex index = cut(units);
      double before = value();
      while (priceAll(index, false, raised)) {
        double gain = (value() - before) / Math.abs(before);
        if (gain < NEXT_TO_NOTHING && units == most) {
          return;
        }
        if (gain < LITTLE && units < most) {
          units = Math.min(units + units / 2, most);
          index = cut(units);
        }
        before = value();
      }
    }
  }

  private PartIndex cut(int units) {
    return PartIndex.of(program, UnitParts.of(program.problem.units, units), unitOfColumn);
  }

  private double value() {
    return best == null ? 0 : best.value();
  }

  /** Prices every part once; false if the time was over before that. Either way a bound is had. */
  private boolean priceAll(PartIndex index, boolean first, LongConsumer raised) {
    long start = System.nanoTime();
    long evaluating = 0;
    for (int part = 0; part < index.parts(); part++) {
      boolean solved = pricing.price(index, part, first);
      long now = System.nanoTime();
      boolean due = !first && now - start > EVALUATION_SHARE * evaluating;
      // A part that the solver cannot do keeps its prices; only the end of the time ends it all.
      boolean over = !solved && deadline.isOver();
      if (over || due || part == index.parts() - 1) {
        evaluate(raised);
        start = System.nanoTime();
        evaluating = start - now;
      }
      if (over) {
        return false;
      }
    }
    return true;
  }

  private void evaluate(LongConsumer raised) {
    DualBound now = prices.prove();
    if (best == null || now.value() > best.value()) {
      best = now;
      bestPrices = prices.copy();
      if (now.whole() >= 0) {
        raised.accept(now.whole());
      }
    }
  }

  /** The best bound; null before {@link #solve}. */
  @Nullable DualBound dual() {
    return best;
  }

  /** How much of its placement a part would have at a choice, 0 to 1. */
  double fraction(int choice) {
    return pricing.fraction(choice);
  }

  /** What the choice costs more than the placement pays at the best prices; at least 0. */
  double reducedCost(int placement, int choice) {
    return Math.max(
        0,
        program.choices.cost(choice)
            - bestPrices[prices.rowOf(choice)]
            - bestPrices[program.placementRow[placement]]);
  }
}
