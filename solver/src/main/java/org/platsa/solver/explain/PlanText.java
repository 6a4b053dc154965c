package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Explanation;

/** Says what a whole plan costs and why (<i>planen i ord</i>). */
final class PlanText {
  private static final int MOST = ExplanationText.MOST;

  private final Wording words;

  PlanText(Wording words) {
    this.words = words;
  }

  List<String> sentences(Explanation explanation) {
    List<String> sentences = new ArrayList<>();
    sentences.add(placed(explanation.placed(), explanation.page().placements()));
    Cost cost = explanation.cost();
    sentences.add(
        words.say(
            "Planen kostar %s i krav, %s i platstilldelning och %s i önskemål.",
            "The plan costs %s in hard rules, %s in places and %s in wishes.",
            words.number(cost.hard()),
            words.number(cost.medium()),
            words.number(cost.soft())));
    explanation.constraints().stream()
        .filter(rule -> rule.cost() != 0)
        .map(rule ->
            words.say(
                "%s: %s (vikt %s, %s).",
                "%s: %s (weight %s, %s).",
                words.constraint(rule.constraintId()),
                words.number(rule.cost()),
                words.number(rule.weight()),
                counted(Wording.known(rule.constraintId()), rule.matches())))
        .forEach(sentences::add);
    sentences.addAll(
        new BrokenRuleText(words)
            .sentences(explanation.broken(), explanation.page().broken(), MOST));
    addUneven(sentences, explanation);
    addUnplaced(sentences, explanation);
    return sentences;
  }

  /** How many cases of a rule there are, in words for what the rule counts. */
  private String counted(ConstraintId rule, int matches) {
    return switch (rule) {
      case STUDENT_OVERLAP, PLACEMENT_ORDER, NO_REPEAT, APART ->
          words.count(
              matches,
              "%s par placeringar",
              "%s par placeringar",
              "%s pair of placements",
              "%s pairs of placements");
      case SUPERVISOR_CAPACITY, UNIT_CAPACITY ->
          words.count(
              matches, "%s elevvecka", "%s elevveckor", "%s trainee week", "%s trainee weeks");
      case SUPERVISOR_MIX -> words.count(matches, "%s vecka", "%s veckor", "%s week", "%s weeks");
      case SUPERVISOR_ROTATION ->
          words.count(matches, "%s handledare", "%s handledare", "%s supervisor", "%s supervisors");
      case UNIT_SPREAD -> words.count(matches, "%s enhet", "%s enheter", "%s unit", "%s units");
      case PROVIDER_FAIRNESS ->
          words.count(matches, "%s utbildare", "%s utbildare", "%s provider", "%s providers");
      case TRIAL_QUOTA -> words.count(matches, "%s plats", "%s platser", "%s place", "%s places");
      default -> words.placementCount(matches);
    };
  }

  private String placed(int placed, int all) {
    return words.say(
        all == 1 ? "%s av %s placering har en plats." : "%s av %s placeringar har en plats.",
        (all == 1 ? "%s of %s placement" : "%s of %s placements")
            + (all == 1 || placed == 1 ? " has a place." : " have a place."),
        words.number(placed),
        words.number(all));
  }

  private void addUneven(List<String> sentences, Explanation explanation) {
    Explanation.UnitLoad above = explanation.mostAbove();
    Explanation.UnitLoad below = explanation.mostBelow();
    if (above != null && isTold(above)) {
      sentences.add(
          words.say(
              "Mest över sin andel är %s: %s mot %s.",
              "Most above its share is %s: %s against %s.",
              words.unit(above.unitId()),
              words.placementCount(above.placements()),
              words.decimal(above.fairShare())));
    }
    if (below != null && isTold(below)) {
      sentences.add(
          words.say(
              "Mest under sin andel är %s: %s mot %s.",
              "Most below its share is %s: %s against %s.",
              words.unit(below.unitId()),
              words.placementCount(below.placements()),
              words.decimal(below.fairShare())));
    }
  }

  /** Whether the figures that are told differ, and not only what is rounded away in them. */
  private boolean isTold(Explanation.UnitLoad load) {
    return !words.decimal(load.fairShare()).equals(words.number(load.placements()));
  }

  private void addUnplaced(List<String> sentences, Explanation explanation) {
    FunnelText funnels = new FunnelText(words);
    List<Explanation.Unplaced> told = explanation.unplaced().stream().limit(MOST).toList();
    for (Explanation.Unplaced one : told) {
      sentences.add(
          words.sentence(
                  words.say(
                      "%s har ingen plats. ",
                      "%s has no place. ", words.placement(one.placementId())))
              + String.join(" ", funnels.sentences(one.placementId(), one.funnel())));
    }
    int more = explanation.page().unplaced() - told.size();
    if (more > 0) {
      sentences.add(
          words.count(
              more,
              "En placering till har ingen plats.",
              "%s placeringar till har ingen plats.",
              "One more placement has no place.",
              "%s more placements have no place."));
    }
  }
}
