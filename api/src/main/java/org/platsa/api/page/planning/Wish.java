package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.Importance;

/**
 * A soft rule whose importance can be chosen (<i>önskemål</i>).
 *
 * @param rule the rule
 * @param weight what it weighs now
 * @param choices the steps that it has; the present weight as well, if it is none of them
 */
public record Wish(ConstraintId rule, int weight, List<Choice> choices) {
  public Wish {
    choices = List.copyOf(choices);
  }

  /**
   * A weight that can be chosen.
   *
   * @param step how it is called; null for a number that no step has
   * @param weight the weight
   */
  public record Choice(@Nullable Importance step, int weight) {}

  /** Every soft rule, in the order of the rules. */
  static List<Wish> all(Map<String, Integer> weights) {
    return Arrays.stream(ConstraintId.values())
        .filter(ConstraintId::weightMayBeSet)
        .map(rule -> of(rule, rule.weight(weights)))
        .toList();
  }

  /** A rule with its weight. */
  static Wish of(ConstraintId rule, int weight) {
    List<Choice> choices = new ArrayList<>();
    for (Importance step : Importance.values()) {
      OptionalInt there = step.weight(rule);
      if (there.isPresent()) {
        choices.add(new Choice(step, there.getAsInt()));
      }
    }
    if (Importance.of(rule, weight).isEmpty()) {
      choices.add(new Choice(null, weight));
    }
    return new Wish(rule, weight, choices);
  }

  /** The step of the present weight; null if it is none of them. */
  public @Nullable Importance step() {
    return Importance.of(rule, weight).orElse(null);
  }

  /** Whether a step is missing since the rule weighs too little to be divided. */
  public boolean isYardstick() {
    return Importance.LESS.weight(rule).isEmpty();
  }

  /** The name of its field. */
  public String field() {
    return "weight-" + rule.id();
  }

  /** The rule's name in a language. */
  public String name(String language) {
    return "sv".equals(language) ? rule.nameSv() : rule.nameEn();
  }

  /** What the rule counts, in a language. */
  public String means(String language) {
    return "sv".equals(language) ? rule.descriptionSv() : rule.descriptionEn();
  }
}
