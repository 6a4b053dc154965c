package org.platsa.solver.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;

/** Cost by rule (<i>kostnad per regel</i>), weights included; begins with nothing. */
final class RuleCosts {
  private static final ConstraintId[] RULES = ConstraintId.values();

  private final long[] costs = new long[RULES.length];

  void add(ConstraintId id, long cost) {
    costs[id.ordinal()] += cost;
  }

  /** Adds other costs so many times; -1 subtracts them. */
  void add(RuleCosts other, long times) {
    for (int i = 0; i < costs.length; i++) {
      costs[i] += times * other.costs[i];
    }
  }

  long of(ConstraintId id) {
    return costs[id.ordinal()];
  }

  /** The sum, by level. */
  Cost cost() {
    long hard = 0;
    long medium = 0;
    long soft = 0;
    for (ConstraintId rule : RULES) {
      switch (rule.level()) {
        case HARD -> hard += of(rule);
        case MEDIUM -> medium += of(rule);
        case SOFT -> soft += of(rule);
      }
    }
    return new Cost(hard, medium, soft);
  }

  /** These costs less others. */
  RuleCosts minus(RuleCosts other) {
    RuleCosts difference = new RuleCosts();
    difference.add(this, 1);
    difference.add(other, -1);
    return difference;
  }

  /** Whether any hard rule costs more than nothing. */
  boolean breaksAHardRule() {
    for (ConstraintId rule : RULES) {
      if (rule.level() == ConstraintLevel.HARD && of(rule) > 0) {
        return true;
      }
    }
    return false;
  }

  Difference asDifference() {
    return new Difference(cost(), byId());
  }

  /** Cost by constraint id, in the table's order, only those other than 0. */
  Map<String, Long> byId() {
    Map<String, Long> byId = new LinkedHashMap<>();
    for (ConstraintId rule : RULES) {
      if (of(rule) != 0) {
        byId.put(rule.id(), of(rule));
      }
    }
    return byId;
  }

  /**
   * The same of hard rules only, those that are broken among them even where they cost no more.
   *
   * @param broken hard rules
   */
  Map<String, Long> hardById(Set<ConstraintId> broken) {
    Map<String, Long> byId = new LinkedHashMap<>();
    for (ConstraintId rule : RULES) {
      if (rule.level() == ConstraintLevel.HARD && (of(rule) != 0 || broken.contains(rule))) {
        byId.put(rule.id(), of(rule));
      }
    }
    return byId;
  }
}
