package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.rule.Wishes;

/**
 * Says to an education provider why a student of theirs has a place, or none (<i>besked till
 * utbildaren</i>). It tells no other provider's pseudonym, nobody with a protected identity, no
 * supervisor and no cost.
 */
final class ProviderText {
  private final Wording words;

  ProviderText(Wording words) {
    this.words = words;
  }

  /**
   * Why here, or why no place: short sentences.
   *
   * @param own the provider's placements, which may be named
   */
  List<String> why(PlacementExplanation explanation, Set<String> own) {
    PlacementExplanation.Place place = explanation.place();
    Funnel funnel = explanation.funnel();
    if (place == null) {
      return funnel == null
          ? List.of()
          : FunnelText.forProvider(words)
              .sentences(
                  explanation.placementId(),
                  // Without the closest supervisors, who are named.
                  new Funnel(funnel.supervisors(), funnel.steps(), funnel.left(), List.of()));
    }
    List<String> why = new ArrayList<>();
    addOfStudent(why, explanation, place);
    addPartner(why, place, own);
    if (explanation.pinned() && !words.isMoved(explanation)) {
      why.add(words.say("Platsen låg redan fast.", "The place was fixed already."));
    } else {
      addOther(why, explanation);
    }
    return why;
  }

  private void addOfStudent(
      List<String> why, PlacementExplanation explanation, PlacementExplanation.Place place) {
    Student student = words.studentOf(explanation.studentId());
    Unit unit = words.unitOf(place.unitId());
    int grade = Wishes.grade(student, unit);
    if (grade == 1) {
      why.add(words.say("Enheten är önskad.", "The unit was asked for."));
    } else if (grade > 1) {
      why.add(
          words.say(
              "Enheten är ett önskemål av grad %s.",
              "The unit was asked for at grade %s.", words.number(grade)));
    }
    if (student.needsSupport() && place.training() == Training.STEP_3) {
      why.add(
          words.say(
              "Handledaren har steg 3, för den som behöver stöd.",
              "The supervisor has step 3, for who needs support."));
    }
    if (student.learnsSwedish() && unit.languageCoach()) {
      why.add(words.say("Enheten har språkombud.", "The unit has a language coach."));
    }
  }

  private void addPartner(List<String> why, PlacementExplanation.Place place, Set<String> own) {
    if (place.partners().isEmpty()) {
      return;
    }
    List<String> named =
        place.partners().stream()
            .filter(own::contains)
            .map(words::studentIdOf)
            .filter(id -> !words.studentOf(id).protectedIdentity())
            .toList();
    // The same of another provider's as of who is protected: what differs would tell which it is.
    why.add(
        named.isEmpty()
            ? words.say("I par med en annan elev.", "Paired with another student.")
            : words.say("I par med %s.", "Paired with %s.", words.list(named)));
  }

  /** What speaks against the best other unit, or that there is none. */
  private void addOther(List<String> why, PlacementExplanation explanation) {
    if (explanation.alternativesAsked() == 0) {
      return;
    }
    if (explanation.alternatives().isEmpty()) {
      why.add(
          words.say(
              "Ingen annan enhet har en ledig plats som passar.",
              "No other unit has a free place that fits."));
      return;
    }
    Recommendation best = explanation.alternatives().getFirst();
    why.add(
        worst(best.difference().byConstraint())
            .map(rule ->
                words.say(
                    "Bättre än näst bästa enhet: %s.",
                    "Better than the next best unit: %s.",
                    words.constraint(rule).toLowerCase(Locale.ROOT)))
            .orElseGet(() ->
                words.say(
                    "En annan enhet hade varit lika bra.", "Another unit would be as good.")));
  }

  /** The wish that would be kept worst there. */
  private static Optional<String> worst(Map<String, Long> more) {
    return more.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .filter(each ->
            ConstraintId.of(each.getKey())
                .filter(rule -> rule.level() != ConstraintLevel.HARD)
                .isPresent())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** What would give a place, as far as the provider can change it or is to know that it cannot. */
  List<String> help(PlacementExplanation explanation) {
    Set<String> help = new LinkedHashSet<>();
    boolean department = false;
    for (Remedy remedy : explanation.remedies()) {
      List<String> conditions = new ArrayList<>();
      for (RemedyChange change : remedy.changes()) {
        @Nullable String condition = condition(change);
        if (condition != null) {
          conditions.add(condition);
        }
      }
      if (conditions.size() == remedy.changes().size()) {
        help.add(words.say("Det hjälper om %s.", "It helps if %s.", words.list(conditions)));
      } else {
        department = true;
      }
    }
    if (department) {
      help.add(
          words.say(
              "Kommunen kan hjälpa genom att ordna mer plats på en enhet eller flytta någon annan.",
              "The municipality can help by making more room at a unit, or by moving somebody"
                  + " else."));
    }
    if (help.isEmpty() && explanation.tried() != null) {
      help.add(
          words.say(
              "Inget av det som har prövats ger en plats.",
              "Nothing that was tried gives a place."));
    }
    return List.copyOf(help);
  }

  /** What the school itself may be able to change; null for everything else. */
  private @Nullable String condition(RemedyChange change) {
    if (change.placementId() != null) {
      return null;
    }
    return switch (change.kind()) {
      case PERIOD ->
          words.say(
              "perioden %s också går bra",
              "period %s is possible as well", words.period(String.valueOf(change.periodId())));
      case EXCLUSION ->
          words.say(
              "eleven ändå får vara på %s",
              "the student may be at %s after all", words.unit(String.valueOf(change.unitId())));
      case LICENCE ->
          words.say(
              "eleven har %s",
              "the student has %s", words.requirement(String.valueOf(change.requirement())));
      case TRAVEL_LIMIT ->
          words.say(
              "eleven kan resa i upp till %s minuter",
              "the student can travel for up to %s minutes", String.valueOf(change.limit()));
      case UNIT_KIND ->
          words.say(
              "en plats inom %s också går bra",
              "a place in %s is possible as well",
              words.unitKind(UnitKind.of(String.valueOf(change.requirement()))));
      case ORDER ->
          words.say(
              "ordningen mellan elevens placeringar inte spelar roll",
              "the order of the student's placements does not matter");
      case REPEAT ->
          words.say(
              "eleven får komma tillbaka till samma enhet eller verksamhet",
              "the student may come back to the same unit or kind of unit");
      case PROFESSION ->
          words.say(
              "en handledare av ett annat yrke också går bra",
              "a supervisor of another profession is possible as well");
      default -> null;
    };
  }
}
