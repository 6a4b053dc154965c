package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.TrainedGain;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/**
 * Where the next trained supervisor helps, as a coordinator reads it (<i>nästa utbildade</i>).
 *
 * @param gain what was worked out
 * @param unit where
 * @param better what becomes better, most first
 * @param worse what becomes worse, most first
 */
public record GainRow(TrainedGain gain, Unit unit, List<Part> better, List<Part> worse) {
  /** Rules told of each kind. */
  private static final int TOLD = 2;

  public GainRow {
    better = List.copyOf(better);
    worse = List.copyOf(worse);
  }

  /**
   * A rule in the difference.
   *
   * @param rule which
   * @param amount how much less it costs, or more; above 0
   */
  public record Part(ConstraintId rule, long amount) {
    /** The rule's name in a language. */
    public String name(String language) {
      return "sv".equals(language) ? rule.nameSv() : rule.nameEn();
    }
  }

  static List<GainRow> of(List<TrainedGain> gains, Problem problem) {
    Map<String, Unit> units =
        DistinctNames.of(problem).units().stream()
            .collect(Collectors.toMap(Unit::id, Function.identity()));
    List<GainRow> rows = new ArrayList<>();
    for (TrainedGain gain : gains) {
      Unit unit = units.get(gain.unitId());
      if (unit != null) {
        rows.add(new GainRow(gain, unit, parts(gain, -1), parts(gain, 1)));
      }
    }
    return rows;
  }

  private static List<Part> parts(TrainedGain gain, int sign) {
    return gain.difference().byConstraint().entrySet().stream()
        .filter(each -> Long.signum(each.getValue()) == sign)
        .flatMap(each ->
            ConstraintId.of(each.getKey()).stream()
                .filter(ConstraintId::weightMayBeSet)
                .map(rule -> new Part(rule, Math.abs(each.getValue()))))
        .sorted(Comparator.comparingLong(Part::amount).reversed())
        .limit(TOLD)
        .toList();
  }
}
