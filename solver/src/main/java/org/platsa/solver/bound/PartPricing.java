package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.bound.LinearProgram.Objective;
import org.platsa.solver.bound.LoadedProgram.Solution;
import org.platsa.solver.bound.PlacementProgram.Group;

/**
 * Prices the rows of one part's units (<i>prissättning av en del</i>), the best there are at the
 * prices of all other rows: each placement that may come there has a way out at what its best place
 * elsewhere costs.
 */
final class PartPricing {
  /** Places so much dearer than a placement's best one are left out of a part's first program. */
  private static final double FAR = 40;

  private static final int MOST_ROUNDS = 10;

  /** The guess is corrected by no more than this factor after each part. */
  private static final double CORRECTION = 1.1;

  /** The power of what a part says that the guess is corrected by. */
  private static final double SLOWLY = 0.2;

  private final PlacementProgram program;
  private final Choices choices;
  private final LinearProgram whole;
  private final ColumnTerms terms;
  private final RowPrices prices;
  private final Deadline deadline;
  private final int[] unitOfRow;
  private final int[] unitOfGroup;
  private final float[] fractions;

  /** By unit: whether its rows have been priced. */
  private final boolean[] priced;

  /** What a place costs, besides its own costs, at units that have not been priced. */
  private final CrowdingGuess guess;

  /** By how much the parts priced so far say that the guess is too low. */
  private double correction = 1;

  /** By row: its position in the part's program at hand; -1 if it is not there. */
  private final int[] position;

  /**
   * Begins with a guess at what crowding costs.
   *
   * @param unitOfColumn -1 where a column belongs to no unit, or to a choice
   */
  PartPricing(
      PlacementProgram program,
      ColumnTerms terms,
      RowPrices prices,
      int[] unitOfColumn,
      Deadline deadline) {
    this.program = program;
    this.terms = terms;
    this.prices = prices;
    this.deadline = deadline;
    choices = program.choices;
    whole = program.program;
    guess = new CrowdingGuess(program, deadline);
    unitOfRow = new int[whole.rows()];
    Arrays.fill(unitOfRow, -1);
    for (int t = 0; t < whole.terms(); t++) {
      int unit = unitOfColumn[whole.termColumn(t)];
      if (unit >= 0) {
        unitOfRow[whole.termRow(t)] = unit;
      }
    }
    unitOfGroup = program.groups.stream().mapToInt(Group::unit).toArray();
    fractions = new float[choices.size()];
    priced = new boolean[program.problem.units.size()];
    position = new int[whole.rows()];
    Arrays.fill(position, -1);
  }

  /**
   * Prices one part.
   *
   * @param first whether its units have not been priced before, so that it tells how good the guess
   *     is
   * @return false if a program of it was not solved; the prices of rounds before it stay
   */
  boolean price(PartIndex index, int part, boolean first) {
    List<Candidate> candidates = candidates(index, part);
    boolean wider = true;
    // Places left out at first are added until none is missed.
    for (int round = 0; wider && round < MOST_ROUNDS; round++) {
      if (!solve(index, part, candidates)) {
        return false;
      }
      prices.lowerIdle(index.calendars()[part], index.groups()[part]);
      wider = widen(candidates);
    }
    for (int g : index.groups()[part]) {
      priced[unitOfGroup[g]] = true;
    }
    if (first) {
      correctGuess(index, part, candidates);
    }
    return true;
  }

  /** How much of its placement a part would have at a choice, 0 to 1. */
  double fraction(int choice) {
    return fractions[choice];
  }

  /** Fewer take a place than the guess says would come at its prices: it is too low. */
  private void correctGuess(PartIndex index, int part, List<Candidate> candidates) {
    double taken = 0;
    for (Candidate candidate : candidates) {
      for (int k : candidate.here) {
        taken += fractions[k];
      }
    }
    double expected = 0;
    for (int unit = 0; unit < priced.length; unit++) {
      expected += index.ofUnit()[unit] == part ? guess.visitors(unit) : 0;
    }
    if (taken > 0 && expected > 0) {
      correction *= Math.clamp(Math.pow(expected / taken, SLOWLY), 1 / CORRECTION, CORRECTION);
    }
  }

  private List<Candidate> candidates(PartIndex index, int part) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i : index.placements()[part]) {
      prices.set(program.placementRow[i], 0);
      double outside = prices.reduced(program.unplacedColumn[i]);
      double inside = Double.POSITIVE_INFINITY;
      double cheapest = Double.POSITIVE_INFINITY;
      int[] here = new int[choices.end(i) - choices.first(i)];
      int size = 0;
      for (int k = choices.first(i); k < choices.end(i); k++) {
        if (index.ofUnit()[unitOfGroup[choices.group(k)]] == part) {
          inside = Math.min(inside, expectedPrice(k));
          cheapest = Math.min(cheapest, choices.cost(k));
          here[size++] = k;
        } else {
          outside = Math.min(outside, expectedPrice(k));
        }
      }
      if (cheapest <= outside) {
        boolean[] used = new boolean[size];
        for (int h = 0; h < size; h++) {
          used[h] = expectedPrice(here[h]) <= Math.min(inside, outside) + FAR;
        }
        candidates.add(new Candidate(outside, Arrays.copyOf(here, size), used));
      } else {
        for (int h = 0; h < size; h++) {
          fractions[here[h]] = 0;
        }
      }
    }
    return candidates;
  }

  /** A choice's price, or the guess at it. */
  private double expectedPrice(int choice) {
    int unit = unitOfGroup[choices.group(choice)];
    return prices.ofChoice(choice) + (priced[unit] ? 0 : correction * guess.at(unit));
  }

  /** Adds every place that is cheaper than what its placement pays; false if there is none. */
  private boolean widen(List<Candidate> candidates) {
    boolean wider = false;
    for (Candidate candidate : candidates) {
      double paid = candidate.outside;
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          paid = Math.min(paid, prices.ofChoice(candidate.here[h]));
        }
      }
      for (int h = 0; h < candidate.here.length; h++) {
        if (!candidate.used[h] && prices.ofChoice(candidate.here[h]) < paid - 0.01) {
          candidate.used[h] = true;
          wider = true;
        }
      }
    }
    return wider;
  }

  private boolean solve(PartIndex index, int part, List<Candidate> candidates) {
    PartProgram own = new PartProgram();
    int[] columns = index.columns()[part];
    List<Integer> rows = new ArrayList<>();
    for (int column : columns) {
      addColumn(own, rows, column);
    }
    for (Candidate candidate : candidates) {
      int row = own.program.addRow(1, 1);
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          int k = candidate.here[h];
          int mine = own.addColumn(1, choices.cost(k));
          own.program.addTerm(row, mine, 1);
          own.program.addTerm(row(own, rows, prices.rowOf(k)), mine, 1);
        }
      }
      own.program.addTerm(row, own.addColumn(1, candidate.outside), 1);
    }
    Solution solution = own.solve(deadline);
    if (solution != null) {
      rows.forEach(row -> prices.set(row, solution.prices()[position[row]]));
      int mine = columns.length;
      for (Candidate candidate : candidates) {
        for (int h = 0; h < candidate.here.length; h++) {
          fractions[candidate.here[h]] = candidate.used[h] ? (float) solution.values()[mine++] : 0;
        }
        mine++;
      }
    }
    rows.forEach(row -> position[row] = -1);
    return solution != null;
  }

  /** A column with its terms in the part's rows; the prices of other rows go into its cost. */
  private void addColumn(PartProgram own, List<Integer> rows, int column) {
    double cost = whole.cost(Objective.SOFT, column);
    int mine = own.addColumn(whole.upper(column), 0);
    for (int t = terms.first(column); t < terms.end(column); t++) {
      int term = terms.term(t);
      int row = whole.termRow(term);
      if (unitOfRow[row] >= 0) {
        own.program.addTerm(row(own, rows, row), mine, whole.termFactor(term));
      } else {
        cost -= whole.termFactor(term) * prices.of(row);
      }
    }
    own.cost(mine, cost);
  }

  private int row(PartProgram own, List<Integer> rows, int row) {
    if (position[row] < 0) {
      position[row] = own.program.addRow(whole.rowLower(row), whole.rowUpper(row));
      rows.add(row);
    }
    return position[row];
  }

  /**
   * A placement that may go to the part.
   *
   * @param outside what the best place elsewhere costs it
   * @param here its choices in the part
   * @param used which of them the part's program has
   */
  private record Candidate(double outside, int[] here, boolean[] used) {}
}
