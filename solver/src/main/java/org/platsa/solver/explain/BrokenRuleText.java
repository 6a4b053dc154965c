package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.platsa.solver.plan.BrokenRule;

/** Says where hard rules are broken, by name (<i>regelbrott i ord</i>). */
final class BrokenRuleText {
  private final Wording words;

  BrokenRuleText(Wording words) {
    this.words = words;
  }

  /** One breach, with its placements, supervisors, units and weeks. */
  String sentence(BrokenRule rule) {
    return words.say(
        rule.supervisorIds().size() == 1
            ? "%s: %s hos handledare %s på %s, %s."
            : "%s: %s hos handledarna %s på %s, %s.",
        rule.supervisorIds().size() == 1
            ? "%s: %s with supervisor %s at %s, %s."
            : "%s: %s with supervisors %s at %s, %s.",
        words.constraint(rule.constraintId()),
        words.list(rule.placementIds()),
        words.list(rule.supervisorIds()),
        words.list(rule.unitIds().stream().map(words::unit).toList()),
        words.weeks(rule.weeks()));
  }

  /**
   * The first breaches of a list, and how many more there are.
   *
   * @param total how many there are in all, of which the list may be only the first page
   * @param most how many to tell at most
   */
  List<String> sentences(List<BrokenRule> rules, int total, int most) {
    Stream<String> first = rules.stream().limit(most).map(this::sentence);
    List<String> sentences = new ArrayList<>(first.toList());
    int more = total - sentences.size();
    if (more > 0) {
      sentences.add(
          words.count(
              more,
              "Ett krav till är brutet.",
              "%s krav till är brutna.",
              "One more hard rule is broken.",
              "%s more hard rules are broken."));
    }
    return sentences;
  }
}
