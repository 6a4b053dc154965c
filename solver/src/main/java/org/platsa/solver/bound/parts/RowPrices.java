package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.bound.lp.ColumnTerms;
import org.platsa.solver.bound.lp.DualBound;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.CalendarNetwork;
import org.platsa.solver.bound.model.PlacementChoices;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.PlacementProgram.Calendar;
import org.platsa.solver.bound.model.TraineeType;

/**
 * A price for each row of a program (<i>radpriser</i>), in units of one of its objectives, and the
 * bound that they prove. Any prices prove one; {@link PartPricing} and {@link SharedPricing} find
 * good ones. PlacementChoices are read from {@link PlacementChoices}, so the program need not have
 * columns for them.
 */
final class RowPrices {
  private final PlacementProgram program;
  private final Objective objective;
  private final PlacementChoices choices;
  private final LinearProgram whole;
  private final ColumnTerms terms;

  /** By group: its row. */
  private final int[] groupRow;

  private final double[] prices;

  /** By placement: see {@link #placeAboveLeftOut}. */
  private final double[] placesDearer;

  /** Prices that are all 0. */
  RowPrices(PartLayout layout, Objective objective) {
    this.objective = objective;
    program = layout.program;
    terms = layout.terms;
    choices = program.choices;
    whole = program.program;
    groupRow = program.groups.stream().mapToInt(PlacementProgram.Group::row).toArray();
    prices = new double[whole.rows()];
    placesDearer = new double[program.placementRow.length];
  }

  double of(int row) {
    return prices[row];
  }

  void set(int row, double price) {
    prices[row] = price;
  }

  /** Adds other prices, so many times. */
  void add(double times, double[] others) {
    for (int r = 0; r < prices.length; r++) {
      prices[r] += times * others[r];
    }
  }

  /** The prices as they are now, by row. */
  double[] copy() {
    return prices.clone();
  }

  /** The row that counts who takes a choice. */
  int rowOf(int choice) {
    return groupRow[choices.group(choice)];
  }

  /** What a choice costs together with the price of its group's row. */
  double ofChoice(int choice) {
    return (objective == Objective.SOFT ? choices.cost(choice) : 0) - prices[rowOf(choice)];
  }

  /** A column's cost less the prices of its rows. */
  double reduced(int column) {
    double cost = whole.cost(objective, column);
    for (int t = terms.first(column); t < terms.end(column); t++) {
      int term = terms.term(t);
      cost -= whole.termFactor(term) * prices[whole.termRow(term)];
    }
    return cost;
  }

  /**
   * Lowers the prices of the rows of types and groups as far as the columns that take them allow
   * without a negative reduced cost. Where none of its placements asks for a type or group, a
   * part's program leaves its price anywhere above that.
   *
   * @param calendars which ones, each with a network
   * @param groups which ones, by position
   */
  void lowerIdle(int[] calendars, int[] groups) {
    for (int c : calendars) {
      Calendar calendar = program.calendars.get(c);
      Map<TraineeType, List<CalendarNetwork.Arc>> having = new HashMap<>();
      for (CalendarNetwork.Arc arc : Objects.requireNonNull(calendar.network).arcs()) {
        if (arc.stint != null) {
          new HashSet<>(arc.stint.items())
              .forEach(type -> having.computeIfAbsent(type, key -> new ArrayList<>()).add(arc));
        }
      }
      calendar.rows.forEach((type, row) -> {
        double room = Double.POSITIVE_INFINITY;
        for (CalendarNetwork.Arc arc : having.getOrDefault(type, List.of())) {
          int count = Collections.frequency(Objects.requireNonNull(arc.stint).items(), type);
          room = Math.min(room, reduced(arc.column) / count);
        }
        lower(row, room);
      });
    }
    for (int g : groups) {
      double room = Double.POSITIVE_INFINITY;
      for (int column : program.groups.get(g).columns()) {
        room = Math.min(room, reduced(column));
      }
      lower(groupRow[g], room);
    }
  }

  private void lower(int row, double room) {
    if (room > 0 && room < Double.POSITIVE_INFINITY) {
      prices[row] -= room;
    }
  }

  /**
   * The bound that the prices prove. Each placement's row is given the price of its cheapest
   * choice, so that no choice has a negative reduced cost, except for rounding, which the bound's
   * margin covers many times. Therefore choices need no columns to be counted.
   */
  DualBound prove() {
    for (int i = 0; i < program.placementRow.length; i++) {
      int row = program.placementRow[i];
      if (row >= 0) {
        prices[row] = 0;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int k = choices.first(i); k < choices.end(i); k++) {
          cheapest = Math.min(cheapest, ofChoice(k));
        }
        double unplaced = reduced(program.unplacedColumn[i]);
        placesDearer[i] = cheapest - unplaced;
        prices[row] = Math.min(cheapest, unplaced);
      }
    }
    return DualBound.of(whole, objective, prices);
  }

  /**
   * How much more the placement's cheapest place costs than to leave it out, at the prices last
   * proven; infinite if it has no place.
   */
  double placeAboveLeftOut(int placement) {
    return placesDearer[placement];
  }
}
