package org.platsa.solver.bound;

import java.util.OptionalDouble;
import org.platsa.solver.plan.Cost;

/**
 * What no plan can undercut (<i>undre gräns</i>): every plan that breaks no more hard rules than
 * the pinned placements force costs at least this, medium before soft. A plan with the same medium
 * cost costs at least {@code soft}; one with a higher medium cost may have any soft cost.
 *
 * @param hard what the pinned placements break, whatever the rest does
 * @param medium no plan has less
 * @param soft no plan with exactly {@code medium} has less
 * @param optimal whether a plan is known that costs just this
 * @param seconds wall-clock time it took to prove
 * @param method what proved it, for people
 */
public record Bound(
    long hard, long medium, long soft, boolean optimal, double seconds, String method)
    implements Comparable<Bound> {
  /**
   * Gaps above this share are not told to people: a bound that is less than half of the cost is one
   * that has only begun to be proven, and says nothing of the plan.
   */
  public static final double MOST_TOLD_GAP = 1;

  /** The higher bound, which says more, is the larger one. */
  @Override
  public int compareTo(Bound other) {
    return cost().compareTo(other.cost());
  }

  /** Whether no plan can be better than one of this cost. */
  public boolean isReachedBy(Cost cost) {
    return cost.compareTo(cost()) <= 0;
  }

  /**
   * How far a plan is above the bound at most, as a share of the bound's soft cost; empty if the
   * plan has a higher hard or medium cost, or the bound is 0.
   */
  public OptionalDouble gap(Cost cost) {
    return cost.hard() == hard && cost.medium() == medium && soft > 0
        ? OptionalDouble.of((cost.soft() - soft) / (double) soft)
        : OptionalDouble.empty();
  }

  /** The gap if it says something of the plan: empty as well above {@link #MOST_TOLD_GAP}. */
  public OptionalDouble toldGap(Cost cost) {
    OptionalDouble gap = gap(cost);
    return gap.isPresent() && gap.getAsDouble() > MOST_TOLD_GAP ? OptionalDouble.empty() : gap;
  }

  /** The same bound, with a plan known that costs just this or not. */
  public Bound reached(boolean known) {
    return new Bound(hard, medium, soft, known, seconds, method);
  }

  /** The bound as a cost. */
  public Cost cost() {
    return new Cost(hard, medium, soft);
  }
}
