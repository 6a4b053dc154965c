package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.lp.LoadedProgram.Solution;
import org.platsa.solver.bound.model.CostScale;
import org.platsa.solver.bound.model.PlacementChoices;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.parts.PartCandidates.Candidate;

/**
 * Finds the best prices for the rows of one part's units while all other rows keep theirs
 * (<i>prissättning av en del</i>). In the part's program each placement that may come there has one
 * way out, at the cost of its best place elsewhere. A part that is the whole problem also has the
 * rows that units share.
 */
final class PartPricing {
  private static final int MOST_ROUNDS = 10;

  /** A difference in medium cost below this is rounding, since those are small whole numbers. */
  private static final double NOTICED_MEDIUM = 0.001;

  /** The rounding of prices, as a share of the largest that there are. */
  private static final double ROUNDING = 1e-6;

  private final PartLayout layout;
  private final PlacementProgram program;
  private final PlacementChoices choices;
  private final LinearProgram whole;
  private final Objective objective;
  private final RowPrices prices;
  private final Deadline deadline;
  private final CostScale scale;
  private final double noticed;
  private final PartCandidates candidates;

  /** By choice: how much of its placement the part has there, 0 to 1. */
  private final float[] fractions;

  /** By placement: how much of it the last part that priced it left out, 0 to 1. */
  private final float[] leftOut;

  /** By row: its position in the part's program that is being built; -1 if it is not there. */
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
    this.scale = scale;
    this.deadline = deadline;
    program = layout.program;
    choices = program.choices;
    whole = program.program;
    boolean soft = objective == Objective.SOFT;
    noticed =
        soft
            ? Math.max(tuning.noticed() * scale.typical(), ROUNDING * scale.leftOut())
            : NOTICED_MEDIUM;
    double far = soft ? tuning.far() * scale.typical() : PartCandidates.FAR_MEDIUM;
    candidates = new PartCandidates(layout, objective, prices, guess, far, noticed);
    fractions = new float[choices.size()];
    leftOut = new float[program.placementRow.length];
    position = new int[whole.rows()];
    Arrays.fill(position, -1);
  }

  /**
   * Prices one part. For any number of threads at the same time: only the linear programs are
   * solved side by side, each at the prices that there were when it was made.
   *
   * @param first whether its units have not been priced before, so that it tells how good the guess
   *     is
   * @return false if a program of it was not solved; the prices of rounds before it stay
   */
  boolean price(PartIndex index, int part, boolean first) {
    List<Candidate> placements;
    synchronized (prices) {
      placements = candidates.of(index, part, this::leave);
    }
    boolean wider = true;
    // Places left out at first are added until none is missed.
    for (int round = 0; wider && round < MOST_ROUNDS; round++) {
      if (!solve(index, part, placements)) {
        return false;
      }
      synchronized (prices) {
        prices.lowerIdle(index.calendars()[part], index.groups()[part]);
        wider = candidates.widen(placements);
      }
    }
    synchronized (prices) {
      candidates.notePriced(index.groups()[part]);
      if (first) {
        candidates.correctGuess(index, part, taken(placements));
      }
    }
    return true;
  }

  /** Notes that a part has nothing of a choice. */
  private void leave(int choice) {
    fractions[choice] = 0;
  }

  private double taken(List<Candidate> placements) {
    double taken = 0;
    for (Candidate candidate : placements) {
      for (int k : candidate.here) {
        taken += fractions[k];
      }
    }
    return taken;
  }

  /** How much of its placement a part has at a choice, 0 to 1. */
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

  private double choiceCost(int choice) {
    return objective == Objective.SOFT ? choices.cost(choice) : 0;
  }

  private boolean solve(PartIndex index, int part, List<Candidate> placements) {
    PartProgram own = new PartProgram();
    List<Integer> rows = new ArrayList<>();
    synchronized (prices) {
      build(own, rows, index, part, placements);
      rows.forEach(row -> position[row] = -1);
    }
    Solution solution = own.solve(deadline);
    if (solution == null) {
      return false;
    }
    synchronized (prices) {
      for (int r = 0; r < rows.size(); r++) {
        int row = rows.get(r);
        prices.set(row, layout.isPlacementRow[row] ? 0 : solution.prices()[r]);
      }
      placements.forEach(candidate -> note(candidate, solution.values()));
    }
    return true;
  }

  private void build(
      PartProgram own, List<Integer> rows, PartIndex index, int part, List<Candidate> placements) {
    for (int column : index.columns()[part]) {
      addColumn(own, rows, column, index.isWhole());
    }
    if (index.isWhole()) {
      addShared(own, rows);
    }
    for (Candidate candidate : placements) {
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
  }

  /** Notes where the part's solution has a placement. */
  private void note(Candidate candidate, double[] values) {
    int mine = candidate.firstColumn;
    for (int h = 0; h < candidate.here.length; h++) {
      fractions[candidate.here[h]] = candidate.used[h] ? (float) values[mine++] : 0;
    }
    leftOut[candidate.placement] = candidate.outsideIsNowhere ? (float) values[mine] : 0;
  }

  /**
   * Adds what providers share, and room above the cap on medium at a high cost, since the cap may
   * be too low for any plan.
   */
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

  /**
   * Adds a column with its terms in the part's rows; the prices of its other rows go into its cost.
   */
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

  /** The position of a row in the part's program, to which it is added if it is not there. */
  private int row(PartProgram own, List<Integer> rows, int row) {
    if (position[row] < 0) {
      position[row] = own.program.addRow(whole.rowLower(row), whole.rowUpper(row));
      rows.add(row);
    }
    return position[row];
  }
}
