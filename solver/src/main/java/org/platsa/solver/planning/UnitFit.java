package org.platsa.solver.planning;

import java.util.List;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.ProblemIndex;

/**
 * How a placement suits a unit (<i>passning</i>), whoever the supervisor is: the amounts of all
 * rules that the unit alone decides ({@link LocalRule#ofUnit}).
 */
public final class UnitFit {
  private final int minutes;
  private final int[] amounts;
  private final boolean possible;
  private final long softCost;

  private UnitFit(int minutes, int[] amounts, boolean possible, long softCost) {
    this.minutes = minutes;
    this.amounts = amounts;
    this.possible = possible;
    this.softCost = softCost;
  }

  /** Works it out, by positions of the problem. */
  static UnitFit of(ProblemIndex problem, int placement, int unit) {
    List<LocalRule> rules = LocalRule.ofUnit();
    int minutes = problem.minutes(placement, unit);
    int[] amounts = new int[rules.size()];
    boolean possible = true;
    long softCost = 0;
    for (int i = 0; i < amounts.length; i++) {
      LocalRule rule = rules.get(i);
      long amount =
          rule.amount(
              problem.placement(placement),
              problem.student(placement),
              problem.unit(unit),
              minutes);
      amounts[i] = Math.toIntExact(amount);
      if (rule.isObstacle()) {
        possible &= amount == 0;
      } else {
        softCost += problem.weight(rule.id()) * amount;
      }
    }
    return new UnitFit(minutes, amounts, possible, softCost);
  }

  /** Travel one way, in minutes. */
  public int minutes() {
    return minutes;
  }

  /** Units of breach of a rule that the unit alone decides. */
  public int amount(LocalRule rule) {
    return amounts[rule.unitPosition()];
  }

  /** Whether no hard rule keeps the placement from the unit. */
  public boolean isPossible() {
    return possible;
  }

  /** What the soft ones of these rules cost together, weights included. */
  public long softCost() {
    return softCost;
  }
}
