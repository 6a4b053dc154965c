package org.platsa.solver.bound;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.bound.lp.DualBound;
import org.platsa.solver.bound.lp.LoadedProgram.Solution;
import org.platsa.solver.bound.model.IndexedProblem;
import org.platsa.solver.bound.model.PlacementChoices;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.parts.PartedRelaxation;

/**
 * Where the relaxation puts each placement, perhaps divided among several places (<i>relaxerad
 * plan</i>), and how much more every other place would cost: a guide to where a search should try
 * it.
 *
 * @param bound what the relaxation proves
 * @param shares by placement id, without the pinned: its places, the cheapest first; of a problem
 *     relaxed in parts at most {@value #MOST_PLACES}
 */
public record RelaxedPlan(Bound bound, Map<String, List<Share>> shares) {
  private static final int MOST_PLACES = 12;

  /** A unit seldom offers a placement more groups of supervisors in a period than this. */
  private static final int CHOICES_OF_A_PLACE = 3;

  public RelaxedPlan {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /**
   * One place of a placement: a unit and a period.
   *
   * @param unitId where
   * @param periodId when
   * @param fraction how much of the placement is there, 0 to 1
   * @param reducedCost how much dearer every plan with this place is, at least, than the bound;
   *     about 0 where the fraction is above 0, unless the problem was relaxed in parts
   */
  public record Share(String unitId, String periodId, double fraction, double reducedCost) {}

  /** The relaxed plan of a whole program. */
  static RelaxedPlan of(PlacementProgram program, Bound bound, Solution solution, DualBound dual) {
    return of(
        program,
        bound,
        Integer.MAX_VALUE,
        (i, k) -> solution.values()[program.column(i, k)],
        (i, k) -> dual.reducedCosts()[program.column(i, k)]);
  }

  /**
   * The relaxed plan of a program in parts: only the cheapest places, or a nation fills the heap.
   */
  static RelaxedPlan of(PlacementProgram program, Bound bound, PartedRelaxation relaxation) {
    return of(
        program,
        bound,
        MOST_PLACES,
        (placement, choice) -> relaxation.fraction(choice),
        relaxation::reducedCost);
  }

  private static RelaxedPlan of(
      PlacementProgram program,
      Bound bound,
      int most,
      ChoiceValue fraction,
      ChoiceValue reducedCost) {
    IndexedProblem problem = program.problem;
    Map<String, List<Share>> shares = new LinkedHashMap<>();
    for (int i = 0; i < problem.placements.size(); i++) {
      if (problem.isPinned(i)) {
        continue;
      }
      Map<List<Integer>, Share> places = new LinkedHashMap<>();
      double dearest = dearest(program.choices, i, most, reducedCost);
      for (int k = program.choices.first(i); k < program.choices.end(i); k++) {
        if (reducedCost.of(i, k) > dearest) {
          continue;
        }
        int unit = program.group(k).unit();
        int period = program.group(k).type().period();
        Share share =
            new Share(
                problem.units.get(unit).id(),
                problem.periods.get(period).id(),
                fraction.of(i, k),
                Math.max(0, reducedCost.of(i, k)));
        places.merge(List.of(unit, period), share, RelaxedPlan::together);
      }
      shares.put(
          problem.placements.get(i).id(),
          places.values().stream()
              .sorted(
                  Comparator.comparingDouble(Share::reducedCost)
                      .thenComparing(Comparator.comparingDouble(Share::fraction).reversed()))
              .limit(most)
              .toList());
    }
    return new RelaxedPlan(bound, shares);
  }

  /**
   * A reduced cost above which no choice is among the first places, so that most of a nation's
   * choices are passed over early.
   */
  private static double dearest(
      PlacementChoices choices, int i, int most, ChoiceValue reducedCost) {
    int first = choices.first(i);
    int count = choices.end(i) - first;
    if (count / CHOICES_OF_A_PLACE < most) {
      return Double.POSITIVE_INFINITY;
    }
    double[] costs = new double[count];
    Arrays.setAll(costs, k -> reducedCost.of(i, first + k));
    Arrays.sort(costs);
    return costs[most * CHOICES_OF_A_PLACE - 1];
  }

  /** One place of two choices that differ in the group of supervisors only. */
  private static Share together(Share a, Share b) {
    return new Share(
        a.unitId, a.periodId, a.fraction + b.fraction, Math.min(a.reducedCost, b.reducedCost));
  }

  /** A number for a placement's choice. */
  private interface ChoiceValue {
    double of(int placement, int choice);
  }
}
