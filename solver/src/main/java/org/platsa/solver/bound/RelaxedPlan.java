package org.platsa.solver.bound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.bound.LoadedProgram.Solution;
import org.platsa.solver.bound.PlacementProgram.Choice;

/**
 * Where the relaxation would put each placement if it could be divided (<i>relaxerad plan</i>), and
 * what every other place would cost more: a guide for starts and candidate lists.
 *
 * @param bound what the relaxation proves
 * @param shares by placement id, pinned ones left out; the cheapest place first
 */
public record RelaxedPlan(Bound bound, Map<String, List<Share>> shares) {
  public RelaxedPlan {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /**
   * One place of a placement.
   *
   * @param unitId where
   * @param periodId when
   * @param fraction how much of the placement is there, 0 to 1
   * @param reducedCost how much dearer every plan with this place is, at least, than the bound; 0
   *     or about 0 where the fraction is above 0
   */
  public record Share(String unitId, String periodId, double fraction, double reducedCost) {}

  static RelaxedPlan of(PlacementProgram program, Bound bound, Solution solution, DualBound dual) {
    IndexedProblem problem = program.problem;
    Map<String, Map<List<Integer>, Share>> byPlace = new LinkedHashMap<>();
    for (int i = 0; i < problem.placements.size(); i++) {
      if (!problem.isPinned(i)) {
        byPlace.put(problem.placements.get(i).id(), new LinkedHashMap<>());
      }
    }
    for (Choice choice : program.choices) {
      int unit = choice.group().unit();
      int period = choice.group().type().period();
      Share share =
          new Share(
              problem.units.get(unit).id(),
              problem.periods.get(period).id(),
              solution.values()[choice.column()],
              Math.max(0, dual.reducedCosts()[choice.column()]));
      Objects.requireNonNull(byPlace.get(problem.placements.get(choice.placement()).id()))
          .merge(List.of(unit, period), share, RelaxedPlan::together);
    }
    Map<String, List<Share>> shares = new LinkedHashMap<>();
    byPlace.forEach((id, places) -> {
      List<Share> sorted = new ArrayList<>(places.values());
      sorted.sort(
          Comparator.comparingDouble(Share::reducedCost)
              .thenComparing(Comparator.comparingDouble(Share::fraction).reversed()));
      shares.put(id, List.copyOf(sorted));
    });
    return new RelaxedPlan(bound, shares);
  }

  private static Share together(Share a, Share b) {
    return new Share(
        a.unitId, a.periodId, a.fraction + b.fraction, Math.min(a.reducedCost, b.reducedCost));
  }
}
