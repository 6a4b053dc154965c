package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.bound.LinearProgram.Objective;
import org.platsa.solver.bound.PlacementProgram.Calendar;
import org.platsa.solver.bound.PlacementProgram.Group;

/**
 * A price for each row of a program (<i>radpriser</i>), in soft cost, and what they prove. Any
 * prices prove a bound; {@link PartPricing} finds good ones. Choices are read from {@link Choices},
 * so the program need not have columns for them.
 */
final class RowPrices {
  private final PlacementProgram program;
  private final Choices choices;
  private final LinearProgram whole;
  private final ColumnTerms terms;
  private final int[] groupRow;
  private final double[] prices;

  RowPrices(PlacementProgram program, ColumnTerms terms) {
    this.program = program;
    this.terms = terms;
    choices = program.choices;
    whole = program.program;
    groupRow = program.groups.stream().mapToInt(Group::row).toArray();
    prices = new double[whole.rows()];
    priceUnplaced();
  }

  /**
   * The cap leaves room for nobody more than must be unplaced, so any price on it is right; and a
   * promise that must be broken anyway is as dear for everyone more of that provider.
   */
  private void priceUnplaced() {
    long dearest = 0;
    for (int k = 0; k < choices.size(); k++) {
      dearest = Math.max(dearest, choices.cost(k));
    }
    prices[whole.mediumCapRow()] = -(10.0 * dearest + 100_000);
    int[] nowhere = new int[program.lackAtNone.length];
    for (int i = 0; i < program.placementRow.length; i++) {
      if (program.placementRow[i] >= 0 && program.hasNoChoice(i)) {
        nowhere[program.problem.provider[i]]++;
      }
    }
    for (int provider = 0; provider < nowhere.length; provider++) {
      int column = program.lackColumn[provider];
      if (column >= 0 && program.lackAtNone[provider] + nowhere[provider] > 0) {
        prices[program.lackRow[provider]] = reduced(column);
      }
    }
  }

  double of(int row) {
    return prices[row];
  }

  void set(int row, double price) {
    prices[row] = price;
  }

  /** All of them, by row, as they are now. */
  double[] copy() {
    return prices.clone();
  }

  /** The row that counts who takes a choice. */
  int rowOf(int choice) {
    return groupRow[choices.group(choice)];
  }

  /** What a choice costs, its group's price included. */
  double ofChoice(int choice) {
    return choices.cost(choice) - prices[rowOf(choice)];
  }

  /** A column's cost less the prices of its rows. */
  double reduced(int column) {
    double cost = whole.cost(Objective.SOFT, column);
    for (int t = terms.first(column); t < terms.end(column); t++) {
      int term = terms.term(t);
      cost -= whole.termFactor(term) * prices[whole.termRow(term)];
    }
    return cost;
  }

  /**
   * Lowers the prices of types and groups as far as those who take them allow. A part's program
   * leaves them anywhere above that where no placement of its own asks for them.
   *
   * @param calendars which ones, each with a network
   * @param groups which ones
   */
  void lowerIdle(int[] calendars, int[] groups) {
    for (int c : calendars) {
      Calendar calendar = program.calendars.get(c);
      Map<ItemType, List<CalendarNetwork.Arc>> having = new HashMap<>();
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
   * What the prices prove. Each placement is made to pay just what its cheapest choice costs, so no
   * choice has a negative reduced cost, but for rounding, which the bound's margin covers many
   * times; and so choices need no columns to be counted.
   */
  DualBound prove() {
    for (int i = 0; i < program.placementRow.length; i++) {
      int row = program.placementRow[i];
      if (row >= 0) {
        prices[row] = 0;
        double least = reduced(program.unplacedColumn[i]);
        for (int k = choices.first(i); k < choices.end(i); k++) {
          least = Math.min(least, ofChoice(k));
        }
        prices[row] = least;
      }
    }
    return DualBound.of(whole, Objective.SOFT, prices);
  }
}
