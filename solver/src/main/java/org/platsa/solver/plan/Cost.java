package org.platsa.solver.plan;

/**
 * What a plan costs (<i>kostnad</i>): 0 is perfect, lower is better, a higher level goes first.
 *
 * @param hard broken rules, at least 0
 * @param medium who got no place, at least 0
 * @param soft everything that makes a plan less good, at least 0
 */
public record Cost(long hard, long medium, long soft) implements Comparable<Cost> {
  /** The cost of a perfect plan. */
  public static final Cost ZERO = new Cost(0, 0, 0);

  /** The lower cost, which is better, comes first. */
  @Override
  public int compareTo(Cost other) {
    if (hard != other.hard) {
      return Long.compare(hard, other.hard);
    }
    if (medium != other.medium) {
      return Long.compare(medium, other.medium);
    }
    return Long.compare(soft, other.soft);
  }

  /** This cost less another, level by level; may be negative. */
  public Cost minus(Cost other) {
    return new Cost(hard - other.hard, medium - other.medium, soft - other.soft);
  }

  @Override
  public String toString() {
    return hard + " hard / " + medium + " medium / " + soft + " soft";
  }
}
