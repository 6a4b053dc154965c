package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.LinearProgram.Objective;
import org.platsa.solver.bound.LoadedProgram.Relaxed;
import org.platsa.solver.bound.LoadedProgram.Solution;
import org.platsa.solver.bound.PlacementProgram.Choice;
import org.platsa.solver.bound.PlacementProgram.Group;
import org.platsa.solver.constraint.ConstraintId;

/**
 * The relaxation of a large problem, part by part (<i>relaxering i delar</i>): row prices are found
 * for the units of one part at a time, with a way out for each placement at what the best place
 * elsewhere costs at the prices there. Any prices prove a bound, so the parts need not agree; they
 * only make it better.
 */
final class PartedRelaxation {

  /** Places so much dearer than a placement's best one are left out of a part's first program. */
  private static final double FAR = 40;

  private static final int MOST_ROUNDS = 10;

  private final PlacementProgram program;
  private final LinearProgram whole;
  private final Deadline deadline;
  private final int[] partOfUnit;
  private final int parts;
  private final int[] partOfRow;
  private final List<List<Integer>> columnsOfPart = new ArrayList<>();
  private final List<List<Choice>> choicesOf = new ArrayList<>();
  private final int[][] termsOfColumn;
  private final double[] prices;
  private final double[] values;
  private final double unplacedPrice;

  /** A first guess at what a place elsewhere costs besides its own costs. */
  private final double crowding;

  private @Nullable DualBound best;
  private double[] bestPrices;

  PartedRelaxation(PlacementProgram program, Deadline deadline, int unitsInAPart) {
    this.program = program;
    this.deadline = deadline;
    whole = program.program;
    partOfUnit = UnitParts.of(program.problem.units, unitsInAPart);
    parts = Arrays.stream(partOfUnit).max().orElse(-1) + 1;
    for (int part = 0; part < parts; part++) {
      columnsOfPart.add(new ArrayList<>());
    }
    program.problem.placements.forEach(each -> choicesOf.add(new ArrayList<>()));
    long dearest = 0;
    for (Choice choice : program.choices) {
      choicesOf.get(choice.placement()).add(choice);
      dearest = Math.max(dearest, whole.cost(Objective.SOFT, choice.column()));
    }
    SeatRules rules = new SeatRules(program.problem);
    crowding =
        3.0 * rules.weight(ConstraintId.UNIT_SPREAD)
            + 10.0 * rules.weight(ConstraintId.SUPERVISOR_ROTATION);
    unplacedPrice = 10.0 * dearest + 100_000;
    int[] partOfColumn = partOfColumn();
    partOfRow = new int[whole.rows()];
    Arrays.fill(partOfRow, -1);
    int[] count = new int[whole.columns()];
    for (int t = 0; t < whole.terms(); t++) {
      count[whole.termColumn(t)]++;
      if (partOfColumn[whole.termColumn(t)] >= 0) {
        partOfRow[whole.termRow(t)] = partOfColumn[whole.termColumn(t)];
      }
    }
    termsOfColumn = new int[whole.columns()][];
    Arrays.setAll(termsOfColumn, c -> new int[count[c]]);
    for (int t = whole.terms() - 1; t >= 0; t--) {
      termsOfColumn[whole.termColumn(t)][--count[whole.termColumn(t)]] = t;
    }
    prices = new double[whole.rows()];
    bestPrices = prices;
    values = new double[whole.columns()];
    // The cap leaves room for nobody more than must be unplaced, so any price on it is right.
    prices[whole.mediumCapRow()] = -unplacedPrice;
  }

  private int[] partOfColumn() {
    int[] part = new int[whole.columns()];
    Arrays.fill(part, -1);
    for (Group group : program.groups) {
      for (int column : group.columns()) {
        part[column] = partOfUnit[group.unit()];
      }
    }
    for (PlacementProgram.Calendar calendar : program.calendars) {
      if (calendar.network != null) {
        for (CalendarNetwork.Arc arc : calendar.network.arcs()) {
          part[arc.column] = partOfUnit[calendar.who.unit()];
        }
      }
    }
    for (int unit = 0; unit < partOfUnit.length; unit++) {
      Steps steps = program.unitSteps[unit];
      if (steps != null) {
        Arrays.fill(part, steps.firstColumn(), steps.endColumn(), partOfUnit[unit]);
      }
    }
    for (int c = 0; c < part.length; c++) {
      if (part[c] >= 0) {
        columnsOfPart.get(part[c]).add(c);
      }
    }
    return part;
  }

  /**
   * Prices every part, first alone with the placements that are nearest to it, then again as long
   * as that raises the bound and there is time.
   *
   * @return the best prices and where the parts would have the placements; null if none in time
   */
  @Nullable Solution solve(LongConsumer raised) {
    for (int part = 0; part < parts; part++) {
      if (!solvePart(part, true)) {
        return null;
      }
    }
    evaluate(raised);
    double before = Double.NEGATIVE_INFINITY;
    while (best != null && best.value() > before + 1e-5 * Math.abs(best.value())) {
      before = best.value();
      for (int part = 0; part < parts; part++) {
        if (!solvePart(part, false)) {
          return new Solution(values, bestPrices);
        }
      }
      evaluate(raised);
    }
    return new Solution(values, bestPrices);
  }

  @Nullable DualBound dual() {
    return best;
  }

  /**
   * Lowers the prices of types and groups as far as those who take them allow. A part's program
   * leaves them anywhere above that where no placement of its own asks for them.
   */
  private void lowerIdlePrices(int part) {
    for (PlacementProgram.Calendar calendar : program.calendars) {
      if (calendar.network == null || partOfUnit[calendar.who.unit()] != part) {
        continue;
      }
      Map<ItemType, List<CalendarNetwork.Arc>> having = new HashMap<>();
      for (CalendarNetwork.Arc arc : calendar.network.arcs()) {
        if (arc.stint != null) {
          new HashSet<>(arc.stint.items())
              .forEach(type -> having.computeIfAbsent(type, key -> new ArrayList<>()).add(arc));
        }
      }
      calendar.rows.forEach((type, row) -> {
        double room = Double.POSITIVE_INFINITY;
        for (CalendarNetwork.Arc arc : having.getOrDefault(type, List.of())) {
          int count = Collections.frequency(Objects.requireNonNull(arc.stint).items(), type);
          room = Math.min(room, priced(arc.column) / count);
        }
        lower(row, room);
      });
    }
    for (Group group : program.groups) {
      if (partOfUnit[group.unit()] != part) {
        continue;
      }
      double room = Double.POSITIVE_INFINITY;
      for (int column : group.columns()) {
        room = Math.min(room, priced(column));
      }
      lower(group.row(), room);
    }
  }

  private void lower(int row, double room) {
    if (room > 0 && room < Double.POSITIVE_INFINITY) {
      prices[row] -= room;
    }
  }

  private void evaluate(LongConsumer raised) {
    for (int i = 0; i < choicesOf.size(); i++) {
      int row = program.placementRow[i];
      if (row >= 0) {
        prices[row] = 0;
        double least = priced(program.unplacedColumn[i]);
        for (Choice choice : choicesOf.get(i)) {
          least = Math.min(least, priced(choice.column()));
        }
        prices[row] = least;
      }
    }
    DualBound now = DualBound.of(whole, Objective.SOFT, prices);
    if (best == null || now.value() > best.value()) {
      best = now;
      bestPrices = prices.clone();
      raised.accept(now.whole());
    }
  }

  /** A column's cost less the prices of its rows. */
  private double priced(int column) {
    double cost = whole.cost(Objective.SOFT, column);
    for (int t : termsOfColumn[column]) {
      cost -= whole.termFactor(t) * prices[whole.termRow(t)];
    }
    return cost;
  }

  /**
   * Finds the prices of one part's rows at the prices of all others, the best there are: places
   * left out at first are added until none is missed.
   */
  private boolean solvePart(int part, boolean alone) {
    List<Candidate> candidates = candidates(part, alone);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!solvePart(part, candidates)) {
        return false;
      }
      lowerIdlePrices(part);
      if (alone || !widen(candidates)) {
        return true;
      }
    }
    return true;
  }

  private List<Candidate> candidates(int part, boolean alone) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < choicesOf.size(); i++) {
      int row = program.placementRow[i];
      if (row < 0) {
        continue;
      }
      prices[row] = 0;
      double outside = priced(program.unplacedColumn[i]);
      double inside = Double.POSITIVE_INFINITY;
      List<Choice> here = new ArrayList<>();
      for (Choice choice : choicesOf.get(i)) {
        if (partOfUnit[choice.group().unit()] == part) {
          inside = Math.min(inside, priced(choice.column()));
          here.add(choice);
        } else {
          outside = Math.min(outside, priced(choice.column()));
        }
      }
      if (here.isEmpty() || (alone && inside > outside)) {
        continue;
      }
      Candidate candidate =
          new Candidate(row, alone ? inside + crowding : outside, here, new HashSet<>());
      double far = Math.min(inside, outside) + FAR;
      here.stream()
          .filter(choice -> alone || priced(choice.column()) <= far)
          .forEach(choice -> candidate.used.add(choice.column()));
      candidates.add(candidate);
    }
    return candidates;
  }

  /** Adds every place that is cheaper than what its placement pays; false if there is none. */
  private boolean widen(List<Candidate> candidates) {
    boolean wider = false;
    for (Candidate candidate : candidates) {
      double paid = candidate.used.isEmpty() ? candidate.outside : prices[candidate.row];
      prices[candidate.row] = 0;
      for (Choice choice : candidate.here) {
        if (!candidate.used.contains(choice.column()) && priced(choice.column()) < paid - 0.01) {
          candidate.used.add(choice.column());
          wider = true;
        }
      }
    }
    return wider;
  }

  private boolean solvePart(int part, List<Candidate> candidates) {
    if (deadline.isOver()) {
      return false;
    }
    LinearProgram own = new LinearProgram();
    List<Double> costs = new ArrayList<>();
    Map<Integer, Integer> ownRow = new HashMap<>();
    Map<Integer, Integer> ownColumn = new HashMap<>();
    for (int column : columnsOfPart.get(part)) {
      add(own, costs, ownRow, ownColumn, column);
    }
    for (Candidate candidate : candidates) {
      if (!candidate.used.isEmpty()) {
        int row = own.addRow(1, 1);
        ownRow.put(candidate.row, row);
        candidate.here.stream()
            .filter(choice -> candidate.used.contains(choice.column()))
            .forEach(choice -> add(own, costs, ownRow, ownColumn, choice.column()));
        int out = own.addColumn(1, 0, 0);
        costs.add(candidate.outside);
        own.addTerm(row, out, 1);
      }
    }
    double[] objective = costs.stream().mapToDouble(Double::doubleValue).toArray();
    try (LoadedProgram loaded = LoadedProgram.relaxed(own, objective)) {
      deadline.running(loaded);
      Relaxed found = loaded.solveRelaxed(deadline.remaining());
      deadline.running(null);
      Solution solution = found.solution();
      if (solution == null) {
        return false;
      }
      ownRow.forEach((row, mine) -> prices[row] = solution.prices()[mine]);
      for (Candidate candidate : candidates) {
        candidate.here.forEach(choice -> values[choice.column()] = 0);
      }
      ownColumn.forEach((column, mine) -> values[column] = solution.values()[mine]);
      return true;
    }
  }

  /** A column with its terms in the part's rows; the prices of other rows go into its cost. */
  private void add(
      LinearProgram own,
      List<Double> costs,
      Map<Integer, Integer> ownRow,
      Map<Integer, Integer> ownColumn,
      int column) {
    int mine = own.addColumn(whole.upper(column), 0, 0);
    ownColumn.put(column, mine);
    double cost = whole.cost(Objective.SOFT, column);
    for (int t : termsOfColumn[column]) {
      int row = whole.termRow(t);
      if (partOfRow[row] >= 0) {
        ownRow.computeIfAbsent(row, key -> own.addRow(whole.rowLower(key), whole.rowUpper(key)));
      }
      Integer known = ownRow.get(row);
      if (known == null) {
        cost -= whole.termFactor(t) * prices[row];
      } else {
        own.addTerm(known, mine, whole.termFactor(t));
      }
    }
    costs.add(cost);
  }

  /**
   * A placement that may go to the part.
   *
   * @param row its own
   * @param outside what the best place elsewhere costs it
   * @param here its places in the part
   * @param used columns of those that the part's program has
   */
  private record Candidate(int row, double outside, List<Choice> here, Set<Integer> used) {}
}
