package org.platsa.solver.constraint;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How important a soft rule is to whoever plans, in words (<i>hur viktigt</i>): each step is a
 * share of the rule's default weight, rounded to a whole number.
 */
public enum Importance {
  /** It does not count. */
  OFF(0, 1),
  /** A third of the default. */
  LESS(1, 3),
  /** The default. */
  NORMAL(1, 1),
  /** Three times the default. */
  MORE(3, 1),
  /** Ten times the default. */
  MUCH_MORE(10, 1);

  private final int times;
  private final int parts;

  Importance(int times, int parts) {
    this.times = times;
    this.parts = parts;
  }

  /**
   * The weight that a rule has at this step; empty if there is none: weights are whole, and a third
   * of 1 would be 0, which is {@link #OFF}.
   */
  public OptionalInt weight(ConstraintId rule) {
    int weight = (int) Math.round((double) rule.defaultWeight() * times / parts);
    return weight == 0 && this != OFF ? OptionalInt.empty() : OptionalInt.of(weight);
  }

  /** The step at which a rule has a weight, if it is one of the five. */
  public static Optional<Importance> of(ConstraintId rule, int weight) {
    return Arrays.stream(values())
        .filter(step -> step.weight(rule).equals(OptionalInt.of(weight)))
        .findFirst();
  }
}
