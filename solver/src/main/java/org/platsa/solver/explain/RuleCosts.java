package org.platsa.solver.explain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;

/**
 * Cost by rule (<i>kostnad per regel</i>), weight included; a rule that costs nothing is left out.
 */
final class RuleCosts {
  private final Map<ConstraintId, Long> costs = new EnumMap<>(ConstraintId.class);

  void add(ConstraintId id, long cost) {
    costs.merge(id, cost, Long::sum);
  }

  long of(ConstraintId id) {
    return costs.getOrDefault(id, 0L);
  }

  Cost cost() {
    return new Cost(
        sum(ConstraintLevel.HARD), sum(ConstraintLevel.MEDIUM), sum(ConstraintLevel.SOFT));
  }

  RuleCosts minus(RuleCosts other) {
    RuleCosts difference = new RuleCosts();
    costs.forEach(difference::add);
    other.costs.forEach((id, cost) -> difference.add(id, -cost));
    return difference;
  }

  /** All but one rule. */
  RuleCosts without(ConstraintId id) {
    RuleCosts others = new RuleCosts();
    others.costs.putAll(costs);
    others.costs.remove(id);
    return others;
  }

  Difference asDifference() {
    return new Difference(cost(), byId());
  }

  /** In the table's order, only those other than 0. */
  Map<String, Long> byId() {
    Map<String, Long> byId = new LinkedHashMap<>();
    costs.forEach((id, cost) -> {
      if (cost != 0) {
        byId.put(id.id(), cost);
      }
    });
    return byId;
  }

  /** The hard rules alone. */
  Map<String, Long> hardById() {
    Map<String, Long> byId = byId();
    byId.keySet().removeIf(id -> ConstraintId.of(id).orElseThrow().level() != ConstraintLevel.HARD);
    return byId;
  }

  private long sum(ConstraintLevel level) {
    long sum = 0;
    for (Map.Entry<ConstraintId, Long> entry : costs.entrySet()) {
      if (entry.getKey().level() == level) {
        sum += entry.getValue();
      }
    }
    return sum;
  }
}
