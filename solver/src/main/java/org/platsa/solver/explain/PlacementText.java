package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Training;

/** Says why a placement is where it is, or has no place (<i>placeringen i ord</i>). */
final class PlacementText {
  private final Wording words;
  private final RemedyText remedies;

  PlacementText(Wording words) {
    this.words = words;
    this.remedies = new RemedyText(words);
  }

  /**
   * All sentences about a placement.
   *
   * @param mostRemedies how many remedies to tell at most; how many more there are is said
   */
  List<String> sentences(PlacementExplanation explanation, int mostRemedies) {
    List<String> sentences = new ArrayList<>();
    PlacementExplanation.Place place = explanation.place();
    if (place == null) {
      sentences.add(
          words.sentence(
              words.say(
                  "%s har ingen plats.",
                  "%s has no place.", words.placement(explanation.placementId()))));
      if (words.isMoved(explanation)) {
        addMoved(sentences, explanation);
      }
      Funnel funnel = explanation.funnel();
      if (funnel != null) {
        sentences.addAll(new FunnelText(words).sentences(explanation.placementId(), funnel));
        addRemedies(sentences, explanation, funnel, mostRemedies);
      }
    } else {
      addPlace(sentences, explanation, place);
      if (explanation.alternativesAsked() > 0) {
        addAlternatives(sentences, explanation.alternatives());
      }
    }
    return sentences;
  }

  /** A place, and what it would cost more there or that the placement is there now. */
  String recommendation(Recommendation recommendation) {
    return place(recommendation) + ".";
  }

  /** The same within a sentence. */
  private String place(Recommendation recommendation) {
    String text =
        words.place(
                recommendation.supervisorId(),
                recommendation.unitId(),
                recommendation.periodId(),
                recommendation.minutes())
            + ": "
            + (recommendation.current()
                ? words.say("här är placeringen nu", "the placement is here now")
                : words.difference(recommendation.difference()));
    return recommendation.isPossible()
        ? text
        : text
            + words.say(
                "; bryter mot krav: %s",
                "; breaks hard rules: %s", words.rules(recommendation.breaks()));
  }

  private void addMoved(List<String> sentences, PlacementExplanation explanation) {
    Slot pin = words.pinOf(explanation.placementId());
    if (pin != null) {
      sentences.add(
          words.say(
              "Den är låst hos %s i perioden %s, så planen har flyttat den; en ny körning lägger"
                  + " den där den är låst.",
              "It is pinned to %s in period %s, so the plan has moved it; a new run puts it where"
                  + " it is pinned.",
              words.supervisor(pin.supervisorId()),
              words.period(pin.periodId())));
    }
  }

  private void addPlace(
      List<String> sentences, PlacementExplanation explanation, PlacementExplanation.Place place) {
    sentences.add(
        words.sentence(
            words.say(
                "%s är hos %s.",
                "%s is with %s.",
                words.placement(explanation.placementId()),
                words.place(
                    place.supervisorId(), place.unitId(), place.periodId(), place.minutes()))));
    if (words.isMoved(explanation)) {
      addMoved(sentences, explanation);
    } else if (explanation.pinned()) {
      sentences.add(words.say("Platsen är låst.", "The place is pinned."));
    }
    sentences.add(
        words.say(
            "Handledaren %s och har %s under terminen.",
            "The supervisor %s and has %s in the term.",
            training(place.training()),
            words.placementCount(place.supervisorPlacements())));
    if (!place.partners().isEmpty()) {
      sentences.add(
          words.say(
              "Den delar handledare med %s (peer learning).",
              "It shares the supervisor with %s (peer learning).", words.list(place.partners())));
    }
    if (!place.others().isEmpty()) {
      sentences.add(
          words.say(
              "Handledaren har samtidigt %s.",
              "At the same time the supervisor has %s.", words.list(place.others())));
    }
    BrokenRuleText broken = new BrokenRuleText(words);
    explanation.broken().stream().map(broken::sentence).forEach(sentences::add);
    addOwnCosts(sentences, explanation.costs());
    sentences.add(
        words.say(
            "Utan plats för den skulle planen kosta %s.",
            "Without a place for it the plan would cost %s.",
            words.difference(explanation.ifUnplaced())));
  }

  /** What the placement costs itself, without hard rules, of which other sentences tell. */
  private void addOwnCosts(List<String> sentences, Map<String, Long> costs) {
    Map<String, Long> others = new LinkedHashMap<>(costs);
    others.keySet().removeIf(id -> Wording.known(id).level() == ConstraintLevel.HARD);
    sentences.add(
        others.isEmpty()
            ? words.say("Den kostar inget annat i sig.", "It costs nothing else by itself.")
            : words.say("Den kostar i sig: %s.", "By itself it costs: %s.", words.rules(others)));
  }

  private void addAlternatives(List<String> sentences, List<Recommendation> alternatives) {
    if (alternatives.isEmpty()) {
      sentences.add(
          words.say(
              "Ingen annan plats är möjlig så länge de andra ligger kvar.",
              "No other place is possible while the others stay."));
      return;
    }
    Recommendation best = alternatives.getFirst();
    int order = best.difference().cost().compareTo(Cost.ZERO);
    String adverb =
        order < 0
            ? words.say("Bättre vore", "Better would be")
            : order == 0
                ? words.say("Lika bra vore", "Just as good would be")
                : words.say("Näst bäst vore", "Next best would be");
    sentences.add(adverb + " " + recommendation(best));
    List<String> elsewhere = alternatives.stream().skip(1).map(this::place).toList();
    if (elsewhere.size() == 1) {
      sentences.add(
          words.say(
              "Bäst på en annan enhet vore %s.",
              "Best at another unit would be %s.", elsewhere.getFirst()));
    } else if (elsewhere.size() > 1) {
      sentences.add(words.say("Bäst på andra enheter:", "Best at other units:"));
      elsewhere.forEach(each -> sentences.add(words.sentence(each + ".")));
    }
  }

  /** What would give the placement a place, or what was tried in vain. */
  private void addRemedies(
      List<String> sentences, PlacementExplanation explanation, Funnel funnel, int mostRemedies) {
    if (funnel.left() > 0) {
      sentences.add(
          explanation.alternatives().isEmpty()
              ? words.say("Den kan placeras som planen är.", "It can be placed as the plan is.")
              : words.say(
                  "Den kan placeras som planen är; bäst vore %s",
                  "It can be placed as the plan is; best would be %s",
                  recommendation(explanation.alternatives().getFirst())));
    }
    explanation.remedies().stream()
        .limit(mostRemedies)
        .map(remedies::sentence)
        .forEach(sentences::add);
    int more = explanation.remedies().size() - mostRemedies;
    if (more > 0) {
      sentences.add(
          words.count(
              more,
              "%s sätt till skulle ge den en plats.",
              "%s sätt till skulle ge den en plats.",
              "%s more way would give it a place.",
              "%s more ways would give it a place."));
    }
    if (explanation.remedies().isEmpty() && explanation.tried() != null) {
      sentences.add(remedies.inVain(explanation.placementId(), explanation.tried()));
    }
  }

  private String training(Training training) {
    return switch (training) {
      case NONE -> words.say("saknar handledarutbildning", "has no supervisor training");
      case STEP_1_2 -> words.say("har utbildning steg 1–2", "has training step 1–2");
      case STEP_3 -> words.say("har utbildning steg 3", "has training step 3");
    };
  }
}
