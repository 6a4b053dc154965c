package org.platsa.solver.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;

/**
 * What a plan costs and what that is made of (<i>bedömning</i>).
 *
 * @param costs cost by rule, weight included, every rule present
 * @param broken where hard rules are broken, by name, in the table's order; their amounts add up to
 *     the hard cost
 * @param kpis the coordinator's figures
 */
public record Judgement(Map<ConstraintId, Long> costs, List<BrokenRule> broken, Kpis kpis) {
  public Judgement {
    EnumMap<ConstraintId, Long> all = new EnumMap<>(ConstraintId.class);
    for (ConstraintId id : ConstraintId.values()) {
      all.put(id, costs.getOrDefault(id, 0L));
    }
    costs = Collections.unmodifiableMap(all);
    broken = List.copyOf(broken);
  }

  /** The sum of the costs, by level. */
  public Cost cost() {
    return new Cost(
        sum(ConstraintLevel.HARD), sum(ConstraintLevel.MEDIUM), sum(ConstraintLevel.SOFT));
  }

  /** Cost by constraint id, in the table's order, only those other than 0. */
  public Map<String, Long> byConstraint() {
    Map<String, Long> byId = new LinkedHashMap<>();
    costs.forEach((id, cost) -> {
      if (cost != 0) {
        byId.put(id.id(), cost);
      }
    });
    return byId;
  }

  /** The plan together with this judgement of it. */
  public PlanDocument with(PlacementPlan plan) {
    return new PlanDocument(plan.assignments(), cost(), byConstraint(), kpis);
  }

  private long sum(ConstraintLevel level) {
    return costs.entrySet().stream()
        .filter(entry -> entry.getKey().level() == level)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
