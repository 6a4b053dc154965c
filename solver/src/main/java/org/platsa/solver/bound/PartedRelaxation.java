package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.LinearProgram.Objective;
import org.platsa.solver.bound.LoadedProgram.Solution;
import org.platsa.solver.bound.PlacementProgram.Calendar;
import org.platsa.solver.bound.PlacementProgram.Group;

/**
 * The relaxation of a large problem, part by part (<i>relaxering i delar</i>): row prices are found
 * for the units of one part at a time, with a way out for each placement at what the best place
 * elsewhere costs at the prices there. Any prices prove a bound, so the parts need not agree; they
 * only make it better.
 *
 * <p>Choices are read from {@link Choices}, so the program need not have columns for them.
 */
final class PartedRelaxation {

  /** Places so much dearer than a placement's best one are left out of a part's first program. */
  private static final double FAR = 40;

  private static final int MOST_ROUNDS = 10;

  /** Parts grow up to this many units: the program of a larger one takes too long. */
  private static final int MOST_UNITS = 200;

  /** Parts grow when all of them together raise the bound by less than this share of it. */
  private static final double LITTLE = 5e-4;

  /** Pricing ends when parts that cannot grow raise the bound by less than this share of it. */
  private static final double NEXT_TO_NOTHING = 1e-5;

  /** So much more time goes to pricing than to working out what the prices prove. */
  private static final int EVALUATION_SHARE = 20;

  /** The guess is corrected by no more than this factor after each part. */
  private static final double CORRECTION = 1.1;

  /** The power of what a part says that the guess is corrected by. */
  private static final double SLOWLY = 0.2;

  private final PlacementProgram program;
  private final Choices choices;
  private final LinearProgram whole;
  private final Deadline deadline;
  private final int[] unitOfColumn;
  private final int unitsInAPart;
  private final int[] unitOfRow;
  private final int[] firstTerm;
  private final int[] termOf;
  private final int[] groupRow;
  private final int[] unitOfGroup;
  private final double[] prices;
  private final float[] fractions;
  private final double unplacedPrice;

  /** By unit: whether its rows have been priced. */
  private final boolean[] priced;

  /** What a place costs, besides its own costs, at units that have not been priced. */
  private final CrowdingGuess guess;

  /** By how much the parts priced so far say that the guess is too low. */
  private double correction = 1;

  /** By row: its position in the part's program at hand; -1 if it is not there. */
  private final int[] position;

  private @Nullable DualBound best;
  private double[] bestPrices;

  PartedRelaxation(PlacementProgram program, Deadline deadline, int unitsInAPart) {
    this.program = program;
    this.deadline = deadline;
    choices = program.choices;
    whole = program.program;
    this.unitsInAPart = unitsInAPart;
    unitOfColumn = unitOfColumn();
    guess = new CrowdingGuess(program, deadline);
    long dearest = 0;
    for (int k = 0; k < choices.size(); k++) {
      dearest = Math.max(dearest, choices.cost(k));
    }
    unplacedPrice = 10.0 * dearest + 100_000;
    unitOfRow = new int[whole.rows()];
    Arrays.fill(unitOfRow, -1);
    firstTerm = new int[whole.columns() + 1];
    for (int t = 0; t < whole.terms(); t++) {
      int column = whole.termColumn(t);
      firstTerm[column + 1]++;
      if (unitOfColumn[column] >= 0) {
        unitOfRow[whole.termRow(t)] = unitOfColumn[column];
      }
    }
    for (int c = 0; c < whole.columns(); c++) {
      firstTerm[c + 1] += firstTerm[c];
    }
    termOf = new int[whole.terms()];
    int[] next = firstTerm.clone();
    for (int t = 0; t < whole.terms(); t++) {
      termOf[next[whole.termColumn(t)]++] = t;
    }
    groupRow = program.groups.stream().mapToInt(Group::row).toArray();
    unitOfGroup = program.groups.stream().mapToInt(Group::unit).toArray();
    prices = new double[whole.rows()];
    bestPrices = prices;
    fractions = new float[choices.size()];
    priced = new boolean[program.problem.units.size()];
    position = new int[whole.rows()];
    Arrays.fill(position, -1);
    priceUnplaced();
  }

  /**
   * The cap leaves room for nobody more than must be unplaced, so any price on it is right; and a
   * promise that must be broken anyway is as dear for everyone more of that provider.
   */
  private void priceUnplaced() {
    prices[whole.mediumCapRow()] = -unplacedPrice;
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

  private int[] unitOfColumn() {
    int[] unitOf = new int[whole.columns()];
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
      List<Candidate> candidates = candidates(index, part);
      boolean solved = solvePart(index, part, candidates);
      if (solved && first) {
        correctGuess(index, part, candidates);
      }
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

  /** The best bound; null before {@link #solve}. */
  @Nullable DualBound dual() {
    return best;
  }

  /** How much of the placement a part would have there. */
  double fraction(int choice) {
    return fractions[choice];
  }

  /** What the choice costs more than the placement pays at the best prices; at least 0. */
  double reducedCost(int placement, int choice) {
    return Math.max(
        0,
        choices.cost(choice)
            - bestPrices[groupRow[choices.group(choice)]]
            - bestPrices[program.placementRow[placement]]);
  }

  /**
   * Lowers the prices of types and groups as far as those who take them allow. A part's program
   * leaves them anywhere above that where no placement of its own asks for them.
   */
  private void lowerIdlePrices(PartIndex index, int part) {
    for (int c : index.calendars()[part]) {
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
    for (int g : index.groups()[part]) {
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
   * What the prices prove. Each placement pays just what its cheapest choice costs, so no choice
   * has a negative reduced cost, but for rounding, which the bound's margin covers many times; and
   * so choices need no columns to be counted.
   */
  private void evaluate(LongConsumer raised) {
    for (int i = 0; i < program.placementRow.length; i++) {
      int row = program.placementRow[i];
      if (row >= 0) {
        prices[row] = 0;
        double least = reduced(program.unplacedColumn[i]);
        for (int k = choices.first(i); k < choices.end(i); k++) {
          least = Math.min(least, price(k));
        }
        prices[row] = least;
      }
    }
    DualBound now = DualBound.of(whole, Objective.SOFT, prices);
    if (best == null || now.value() > best.value()) {
      best = now;
      bestPrices = prices.clone();
      if (now.whole() >= 0) {
        raised.accept(now.whole());
      }
    }
  }

  /** What a choice costs, its group's price included. */
  private double price(int choice) {
    return choices.cost(choice) - prices[groupRow[choices.group(choice)]];
  }

  /** A column's cost less the prices of its rows. */
  private double reduced(int column) {
    double cost = whole.cost(Objective.SOFT, column);
    for (int t = firstTerm[column]; t < firstTerm[column + 1]; t++) {
      cost -= whole.termFactor(termOf[t]) * prices[whole.termRow(termOf[t])];
    }
    return cost;
  }

  /**
   * Finds the prices of one part's rows at the prices of all others, the best there are: places
   * left out at first are added until none is missed.
   */
  private boolean solvePart(PartIndex index, int part, List<Candidate> candidates) {
    boolean wider = true;
    for (int round = 0; wider && round < MOST_ROUNDS; round++) {
      if (!solve(index, part, candidates)) {
        return false;
      }
      lowerIdlePrices(index, part);
      wider = widen(candidates);
    }
    for (int g : index.groups()[part]) {
      priced[unitOfGroup[g]] = true;
    }
    return true;
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
      prices[program.placementRow[i]] = 0;
      double outside = reduced(program.unplacedColumn[i]);
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
    return price(choice) + (priced[unit] ? 0 : correction * guess.at(unit));
  }

  /** Adds every place that is cheaper than what its placement pays; false if there is none. */
  private boolean widen(List<Candidate> candidates) {
    boolean wider = false;
    for (Candidate candidate : candidates) {
      double paid = candidate.outside;
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          paid = Math.min(paid, price(candidate.here[h]));
        }
      }
      for (int h = 0; h < candidate.here.length; h++) {
        if (!candidate.used[h] && price(candidate.here[h]) < paid - 0.01) {
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
          own.program.addTerm(row(own, rows, groupRow[choices.group(k)]), mine, 1);
        }
      }
      own.program.addTerm(row, own.addColumn(1, candidate.outside), 1);
    }
    Solution solution = own.solve(deadline);
    if (solution != null) {
      rows.forEach(row -> prices[row] = solution.prices()[position[row]]);
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
    for (int t = firstTerm[column]; t < firstTerm[column + 1]; t++) {
      int row = whole.termRow(termOf[t]);
      if (unitOfRow[row] >= 0) {
        own.program.addTerm(row(own, rows, row), mine, whole.termFactor(termOf[t]));
      } else {
        cost -= whole.termFactor(termOf[t]) * prices[row];
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
