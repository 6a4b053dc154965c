package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.lp.LoadedProgram.Solution;
import org.platsa.solver.bound.model.Choices;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.PlacementProgram;

/**
 * Prices the rows of one part's units (<i>prissättning av en del</i>), the best there are at the
 * prices of all other rows: each placement that may come there has a way out at what its best place
 * elsewhere costs. A part that is the whole problem has the rows that units share too.
 */
final class PartPricing {
  private static final int MOST_ROUNDS = 10;

  /** A part's first program has no more places of a placement than this. */
  private static final int MOST_AT_FIRST = 60;

  /** The guess is corrected by no more than this factor after each part. */
  private static final double CORRECTION = 1.1;

  /** The power of what a part says that the guess is corrected by. */
  private static final double SLOWLY = 0.2;

  /** Medium costs are small whole numbers: less than this is rounding. */
  private static final double NOTICED_MEDIUM = 0.001;

  /** Places that may be this much dearer in medium cost are in a part's first program. */
  private static final double FAR_MEDIUM = 1;

  /** The rounding of prices, as a share of the largest that there are. */
  private static final double ROUNDING = 1e-6;

  private final PartLayout layout;
  private final PlacementProgram program;
  private final Choices choices;
  private final LinearProgram whole;
  private final Objective objective;
  private final RowPrices prices;
  private final Deadline deadline;
  private final CostScale scale;
  private final double far;
  private final double noticed;

  /** By choice: how much of its placement a part would have there. */
  private final float[] fractions;

  /** By placement: how much of it the last part that priced it would leave out. */
  private final float[] leftOut;

  /** By unit: whether its rows have been priced. */
  private final boolean[] priced;

  /** What a place costs, besides its own costs, at units that have not been priced. */
  private final CrowdingGuess guess;

  /** By how much the parts priced so far say that the guess is too low. */
  private double correction = 1;

  /** By row: its position in the part's program at hand; -1 if it is not there. */
  private final int[] position;

  PartPricing(
      PartLayout layout,
      Objective objective,
      RowPrices prices,
      CrowdingGuess guess,
      CostScale scale,
      BoundTuning tuning,
      Deadline deadline) {
    this.layout = layout;
    this.objective = objective;
    this.prices = prices;
    this.guess = guess;
    this.scale = scale;
    this.deadline = deadline;
    program = layout.program;
    choices = program.choices;
    whole = program.program;
    boolean soft = objective == Objective.SOFT;
    far = soft ? tuning.far() * scale.typical() : FAR_MEDIUM;
    noticed =
        soft
            ? Math.max(tuning.noticed() * scale.typical(), ROUNDING * scale.leftOut())
            : NOTICED_MEDIUM;
    fractions = new float[choices.size()];
    leftOut = new float[program.placementRow.length];
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
      priced[layout.unitOfGroup[g]] = true;
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

  /** How much of the placement stays without a place at the prices last proven, 0 to 1. */
  double leftOut(int placement) {
    double above = prices.placeAboveLeftOut(placement);
    return above > noticed ? 1 : above >= -noticed ? leftOut[placement] : 0;
  }

  /** Whether the prices last proven leave out anybody who has a place to go to. */
  boolean leavesAnybodyOut() {
    for (int i = 0; i < leftOut.length; i++) {
      if (program.placementRow[i] >= 0
          && !program.hasNoChoice(i)
          && prices.placeAboveLeftOut(i) >= -noticed) {
        return true;
      }
    }
    return false;
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
      double unplaced = prices.reduced(program.unplacedColumn[i]);
      double outside = unplaced;
      double inside = Double.POSITIVE_INFINITY;
      double cheapest = Double.POSITIVE_INFINITY;
      int[] here = new int[choices.end(i) - choices.first(i)];
      int size = 0;
      for (int k = choices.first(i); k < choices.end(i); k++) {
        if (index.ofUnit()[layout.unitOfGroup[choices.group(k)]] == part) {
          inside = Math.min(inside, expectedPrice(k));
          cheapest = Math.min(cheapest, choiceCost(k));
          here[size++] = k;
        } else {
          outside = Math.min(outside, expectedPrice(k));
        }
      }
      if (cheapest <= outside || index.isWhole()) {
        here = Arrays.copyOf(here, size);
        boolean[] used = near(i, here, Math.min(inside, outside) + far);
        candidates.add(new Candidate(i, outside, outside >= unplaced, here, used));
      } else {
        for (int h = 0; h < size; h++) {
          fractions[here[h]] = 0;
        }
      }
    }
    return candidates;
  }

  private double choiceCost(int choice) {
    return objective == Objective.SOFT ? choices.cost(choice) : 0;
  }

  /** Which places are no dearer than the limit; the cheapest of them if they are too many. */
  private boolean[] near(int placement, int[] here, double limit) {
    double[] expected = Arrays.stream(here).mapToDouble(this::expectedPrice).toArray();
    double[] sorted = Arrays.stream(expected).filter(price -> price <= limit).sorted().toArray();
    boolean[] used = new boolean[here.length];
    double last = sorted.length > MOST_AT_FIRST ? sorted[MOST_AT_FIRST - 1] : limit;
    int left = MOST_AT_FIRST;
    for (int h = 0; h < here.length; h++) {
      used[h] = sorted.length > MOST_AT_FIRST ? expected[h] < last : expected[h] <= limit;
      left -= used[h] ? 1 : 0;
    }
    // Of equally cheap places, each placement begins with others.
    for (int n = 0; n < here.length && left > 0 && sorted.length > MOST_AT_FIRST; n++) {
      int h = (int) ((n + 31L * placement) % here.length);
      if (!used[h] && expected[h] == last) {
        used[h] = true;
        left--;
      }
    }
    return used;
  }

  /** A choice's price, or the guess at it. */
  private double expectedPrice(int choice) {
    int unit = layout.unitOfGroup[choices.group(choice)];
    return prices.ofChoice(choice) + (priced[unit] ? 0 : correction * guess.at(unit));
  }

  /** Adds every place that is cheaper than what its placement pays; false if there is none. */
  private boolean widen(List<Candidate> candidates) {
    boolean wider = false;
    for (Candidate candidate : candidates) {
      double paid =
          candidate.outsideIsNowhere
              ? prices.reduced(program.unplacedColumn[candidate.placement])
              : candidate.outside;
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          paid = Math.min(paid, prices.ofChoice(candidate.here[h]));
        }
      }
      for (int h = 0; h < candidate.here.length; h++) {
        if (!candidate.used[h] && prices.ofChoice(candidate.here[h]) < paid - noticed) {
          candidate.used[h] = true;
          wider = true;
        }
      }
    }
    return wider;
  }

  private boolean solve(PartIndex index, int part, List<Candidate> candidates) {
    PartProgram own = new PartProgram();
    List<Integer> rows = new ArrayList<>();
    for (int column : index.columns()[part]) {
      addColumn(own, rows, column, index.isWhole());
    }
    if (index.isWhole()) {
      addShared(own, rows);
    }
    for (Candidate candidate : candidates) {
      int row = row(own, rows, program.placementRow[candidate.placement]);
      candidate.firstColumn = own.program.columns();
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          int k = candidate.here[h];
          int mine = own.addColumn(1, choiceCost(k));
          own.program.addTerm(row, mine, 1);
          own.program.addTerm(row(own, rows, prices.rowOf(k)), mine, 1);
        }
      }
      if (index.isWhole()) {
        addColumn(own, rows, program.unplacedColumn[candidate.placement], true);
      } else {
        own.program.addTerm(row, own.addColumn(1, candidate.outside), 1);
      }
    }
    Solution solution = own.solve(deadline);
    if (solution != null) {
      for (int row : rows) {
        prices.set(row, layout.isPlacementRow[row] ? 0 : solution.prices()[position[row]]);
      }
      candidates.forEach(candidate -> note(candidate, solution.values()));
    }
    rows.forEach(row -> position[row] = -1);
    return solution != null;
  }

  private void note(Candidate candidate, double[] values) {
    int mine = candidate.firstColumn;
    for (int h = 0; h < candidate.here.length; h++) {
      fractions[candidate.here[h]] = candidate.used[h] ? (float) values[mine++] : 0;
    }
    leftOut[candidate.placement] = candidate.outsideIsNowhere ? (float) values[mine] : 0;
  }

  /** What providers share, and dear room above the cap on medium, which may leave too little. */
  private void addShared(PartProgram own, List<Integer> rows) {
    for (int column : layout.providerColumns()) {
      addColumn(own, rows, column, true);
    }
    int cap = whole.mediumCapRow();
    if (objective == Objective.SOFT && cap >= 0) {
      long all = 0;
      for (int c = 0; c < whole.columns(); c++) {
        all += whole.cost(Objective.MEDIUM, c) * whole.upper(c);
      }
      int above = own.addColumn(all, scale.leftOut());
      own.program.addTerm(row(own, rows, cap), above, -1);
    }
  }

  /** A column with its terms in the part's rows; the prices of other rows go into its cost. */
  private void addColumn(PartProgram own, List<Integer> rows, int column, boolean withShared) {
    double cost = whole.cost(objective, column);
    int mine = own.addColumn(whole.upper(column), 0);
    for (int t = layout.terms.first(column); t < layout.terms.end(column); t++) {
      int term = layout.terms.term(t);
      int row = whole.termRow(term);
      if (withShared || layout.unitOfRow[row] != PartLayout.SHARED) {
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

  /** A placement that may go to the part. */
  private static final class Candidate {
    final int placement;

    /** What the best place elsewhere costs it, or to be left out. */
    final double outside;

    /** Whether it has no better place elsewhere than none. */
    final boolean outsideIsNowhere;

    /** Its choices in the part. */
    final int[] here;

    /** Which of them the part's program has. */
    final boolean[] used;

    /** The position of its first column in the part's program at hand. */
    int firstColumn;

    Candidate(int placement, double outside, boolean outsideIsNowhere, int[] here, boolean[] used) {
      this.placement = placement;
      this.outside = outside;
      this.outsideIsNowhere = outsideIsNowhere;
      this.here = here;
      this.used = used;
    }
  }
}
