package org.platsa.solver.explain;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/**
 * Says explanations in sentences (<i>förklaringar i ord</i>), in Swedish for every Swedish locale
 * and otherwise in English. Units and periods are called by name, placements, students and
 * supervisors by id. Methods throw {@link IllegalArgumentException} if the explanation is of
 * another problem.
 *
 * <p>Immutable: safe for use by several threads.
 */
public final class ExplanationText {
  private final boolean swedish;
  private final Locale locale;
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Placement> placements = new HashMap<>();

  public ExplanationText(Problem problem, Locale locale) {
    this.swedish = locale.getLanguage().equals("sv");
    this.locale = swedish ? Locale.forLanguageTag("sv-SE") : Locale.ENGLISH;
    problem.units().forEach(unit -> units.put(unit.id(), unit));
    problem.periods().forEach(period -> periods.put(period.id(), period));
    problem.placements().forEach(placement -> placements.put(placement.id(), placement));
  }

  /** The whole plan: what it costs, rule by rule, the uneven units, and who has no place. */
  public List<String> plan(Explanation explanation) {
    List<String> sentences = new ArrayList<>();
    long placed = explanation.placements().stream().filter(p -> p.supervisorId() != null).count();
    sentences.add(
        say(
            "%s av %s placeringar har en plats.",
            "%s of %s placements have a place.",
            number(placed),
            number(explanation.placements().size())));
    Cost cost = explanation.cost();
    sentences.add(
        say(
            "Planen kostar %s i krav, %s i platstilldelning och %s i önskemål.",
            "The plan costs %s in hard rules, %s in places and %s in wishes.",
            number(cost.hard()),
            number(cost.medium()),
            number(cost.soft())));
    explanation.constraints().stream()
        .filter(rule -> rule.cost() != 0)
        .map(rule ->
            say(
                "%s: %s (vikt %s, %s fall).",
                rule.matches() == 1
                    ? "%s: %s (weight %s, %s case)."
                    : "%s: %s (weight %s, %s cases).",
                constraint(rule.constraintId()),
                number(rule.cost()),
                number(rule.weight()),
                number(rule.matches())))
        .forEach(sentences::add);
    addUneven(sentences, explanation.units());
    for (Explanation.PlacementCost placement : explanation.placements()) {
      if (placement.funnel() != null) {
        sentences.add(unplaced(placement.placementId()) + " " + funnel(placement.funnel()));
      }
    }
    return sentences;
  }

  /** One placement: where it is and why, or why it has no place and what would give it one. */
  public List<String> placement(PlacementExplanation explanation) {
    List<String> sentences = new ArrayList<>();
    if (explanation.place() == null) {
      sentences.add(unplaced(explanation.placementId()));
      if (explanation.funnel() != null) {
        sentences.add(funnel(explanation.funnel()));
      }
      addOpenings(sentences, explanation);
    } else {
      addPlace(sentences, explanation, explanation.place());
      addAlternatives(sentences, explanation.alternatives());
    }
    return sentences;
  }

  /** A place with what it would cost more, or that it is where the placement is. */
  public String recommendation(Recommendation recommendation) {
    String text = place(recommendation) + ": ";
    text +=
        recommendation.current()
            ? say("här är placeringen nu", "the placement is here now")
            : difference(recommendation.difference());
    return recommendation.isPossible()
        ? text + "."
        : text
            + say(
                "; bryter mot krav: %s.",
                "; breaks hard rules: %s.", rules(recommendation.breaks()));
  }

  /** How many supervisors fall away at which step; steps where nobody does are left out. */
  public String funnel(Funnel funnel) {
    List<String> steps = new ArrayList<>();
    addStep(steps, funnel.untrained(), "%s utan handledarutbildning", "%s without training");
    addStep(steps, funnel.absent(), "%s inte på plats", "%s inactive or absent");
    addStep(
        steps,
        funnel.notAdmitted(),
        "%s på enheter där eleven inte får vara eller saknar något som krävs",
        "%s at units where the student must not be or lacks a requirement");
    addStep(
        steps,
        funnel.full(),
        "%s utan ledig plats i placeringens perioder",
        "%s without room in its periods");
    addStep(steps, funnel.tooFar(), "%s över 90 minuter bort", "%s over 90 minutes away");
    steps.add(say("%s kvar", "%s left", number(funnel.left())));
    return say(
        funnel.rightKind() == 1
            ? "%s handledare finns på en enhet av rätt typ: %s."
            : "%s handledare finns på enheter av rätt typ: %s.",
        funnel.rightKind() == 1
            ? "%s supervisor is at a unit of the right kind: %s."
            : "%s supervisors are at units of the right kind: %s.",
        number(funnel.rightKind()),
        String.join(", ", steps));
  }

  /** What would give the placement a place, and which. */
  public String remedy(Remedy remedy) {
    String text =
        say(
            "Skulle kunna placeras om %s: %s.",
            "Could be placed if %s: %s.", condition(remedy), then(remedy));
    return remedy.supervisors() < 2
        ? text
        : text
            + say(
                " Då finns %s handledare att välja på.",
                " Then there are %s supervisors to choose from.", number(remedy.supervisors()));
  }

  /** How much more or less by level, then rule by rule, such as "35 more (short travel +35)". */
  public String difference(Difference difference) {
    Cost cost = difference.cost();
    List<String> levels = new ArrayList<>();
    boolean softOnly = cost.hard() == 0 && cost.medium() == 0;
    addLevel(levels, cost.hard(), say(" i krav", " in hard rules"));
    addLevel(levels, cost.medium(), say(" i platstilldelning", " in places"));
    addLevel(levels, cost.soft(), softOnly ? "" : say(" i önskemål", " in wishes"));
    String sum = levels.isEmpty() ? say("lika mycket", "the same") : list(levels);
    if (difference.byConstraint().isEmpty()) {
      return sum;
    }
    return sum
        + difference.byConstraint().entrySet().stream()
            .map(rule -> rule(rule.getKey()) + " " + signed(rule.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** A rule's name. */
  public String constraint(String constraintId) {
    ConstraintId id = known(constraintId);
    return swedish ? id.nameSv() : id.nameEn();
  }

  private void addUneven(List<String> sentences, List<Explanation.UnitLoad> loads) {
    Comparator<Explanation.UnitLoad> byExcess =
        Comparator.comparingDouble(unit -> unit.placements() - unit.fairShare());
    loads.stream()
        .max(byExcess)
        .filter(unit -> unit.placements() > unit.fairShare())
        .map(unit ->
            say(
                "Mest över sin andel är %s: %s mot %s.",
                "Most above its share is %s: %s against %s.",
                unit(unit.unitId()),
                placementCount(unit.placements()),
                decimal(unit.fairShare())))
        .ifPresent(sentences::add);
    loads.stream()
        .min(byExcess)
        .filter(unit -> unit.placements() < unit.fairShare())
        .map(unit ->
            say(
                "Mest under sin andel är %s: %s mot %s.",
                "Most below its share is %s: %s against %s.",
                unit(unit.unitId()),
                placementCount(unit.placements()),
                decimal(unit.fairShare())))
        .ifPresent(sentences::add);
  }

  private void addPlace(
      List<String> sentences, PlacementExplanation explanation, PlacementExplanation.Place place) {
    sentences.add(
        say(
            "%s är hos %s.",
            "%s is with %s.",
            named(explanation.placementId()),
            place(place.supervisorId(), place.unitId(), place.periodId(), place.minutes())));
    if (explanation.pinned()) {
      sentences.add(say("Platsen är låst.", "The place is pinned."));
    }
    sentences.add(
        say(
            "Handledaren %s och har %s under terminen.",
            "The supervisor %s and has %s in the term.",
            training(place.training()),
            placementCount(place.supervisorPlacements())));
    if (!place.partners().isEmpty()) {
      sentences.add(
          say(
              "Den delar handledare med %s (peer learning).",
              "It shares the supervisor with %s (peer learning).", list(place.partners())));
    }
    if (!place.others().isEmpty()) {
      sentences.add(
          say(
              "Handledaren har samtidigt %s.",
              "At the same time the supervisor has %s.", list(place.others())));
    }
    addOwnCosts(sentences, explanation.costs());
    sentences.add(
        say(
            "Utan plats för den skulle planen kosta %s.",
            "Without a place for it the plan would cost %s.",
            difference(explanation.ifUnplaced())));
  }

  private void addOwnCosts(List<String> sentences, Map<String, Long> costs) {
    Map<String, Long> hard = new LinkedHashMap<>(costs);
    hard.keySet().removeIf(id -> known(id).level() != ConstraintLevel.HARD);
    Map<String, Long> others = new LinkedHashMap<>(costs);
    others.keySet().removeAll(hard.keySet());
    if (!hard.isEmpty()) {
      sentences.add(say("Den bryter mot krav: %s.", "It breaks hard rules: %s.", rules(hard)));
    }
    sentences.add(
        others.isEmpty()
            ? say("Den kostar ingenting i sig.", "It costs nothing by itself.")
            : say("Den kostar i sig: %s.", "By itself it costs: %s.", rules(others)));
  }

  private void addAlternatives(List<String> sentences, List<Recommendation> alternatives) {
    if (alternatives.isEmpty()) {
      sentences.add(
          say(
              "Ingen annan plats är möjlig så länge de andra ligger kvar.",
              "No other place is possible while the others stay."));
      return;
    }
    Recommendation best = alternatives.getFirst();
    int order = best.difference().cost().compareTo(Cost.ZERO);
    String adverb =
        order < 0
            ? say("Bättre vore", "Better would be")
            : order == 0
                ? say("Lika bra vore", "Just as good would be")
                : say("Näst bäst vore", "Next best would be");
    sentences.add(adverb + " " + recommendation(best));
    alternatives.stream()
        .skip(1)
        .map(next -> say("Därefter", "Then") + " " + recommendation(next))
        .forEach(sentences::add);
  }

  private void addOpenings(List<String> sentences, PlacementExplanation explanation) {
    if (!explanation.alternatives().isEmpty()) {
      sentences.add(
          say(
              "Den kan placeras som planen är; bäst vore %s",
              "It can be placed as the plan is; best would be %s",
              recommendation(explanation.alternatives().getFirst())));
    } else if (explanation.remedies().isEmpty()) {
      sentences.add(
          say(
              "Ingen enskild ändring skulle ge den en plats.",
              "No single change would give it a place."));
    }
    explanation.remedies().stream().map(this::remedy).forEach(sentences::add);
  }

  /** The place after the change, without what the change has named already. */
  private String then(Remedy remedy) {
    return switch (remedy.kind()) {
      case PRESENT -> travel(remedy.minutes());
      case SIMULTANEOUS_PLACE, TERM_PLACE, TRAINED ->
          say(
              "i perioden %s, %s",
              "in period %s, %s", period(remedy.periodId()), travel(remedy.minutes()));
      case PERIOD, UNIT_PLACE, LICENCE, TRAVEL_LIMIT ->
          say("hos ", "with ")
              + place(remedy.supervisorId(), remedy.unitId(), remedy.periodId(), remedy.minutes());
    };
  }

  private String condition(Remedy remedy) {
    String unit = unit(remedy.unitId());
    String supervisor = supervisor(remedy.supervisorId(), remedy.unitId());
    String period = period(remedy.periodId());
    String limit = remedy.limit() == null ? "" : number(remedy.limit());
    return switch (remedy.kind()) {
      case PERIOD -> say("den också fick ligga i perioden %s", "period %s were allowed", period);
      case UNIT_PLACE ->
          say(
              "%s tog emot en till i perioden %s (%s samtidigt)",
              "%s took one more in period %s (%s at the same time)", unit, period, limit);
      case SIMULTANEOUS_PLACE ->
          say("%s fick ha %s samtidigt", "%s could have %s at the same time", supervisor, limit);
      case TERM_PLACE ->
          say("%s fick ha %s under terminen", "%s could have %s in the term", supervisor, limit);
      case PRESENT ->
          say("%s var på plats i perioden %s", "%s were there in period %s", supervisor, period);
      case TRAINED ->
          say("%s gick handledarutbildning steg 1–2", "%s were trained, step 1–2", supervisor);
      case LICENCE ->
          say("eleven hade %s", "the student had %s", requirement(remedy.requirement()));
      case TRAVEL_LIMIT ->
          say(
              "gränsen för resan höjdes till %s minuter",
              "the travel limit were raised to %s minutes", limit);
    };
  }

  private String requirement(@Nullable String requirement) {
    return "DRIVING_LICENCE".equals(requirement)
        ? say("körkort", "a driving licence")
        : String.valueOf(requirement);
  }

  private String unplaced(String placementId) {
    return say("%s har ingen plats.", "%s has no place.", named(placementId));
  }

  private String named(String placementId) {
    Placement placement = find(placements, "placement", placementId);
    String who =
        switch (placement.kind()) {
          case APL -> say("APL, elev", "APL, student");
          case PRAO -> say("PRAO, elev", "PRAO, student");
          case LIA -> say("LIA, studerande", "LIA, student");
          case APPRENTICESHIP -> say("lärling", "apprentice");
        };
    return say("Placering", "Placement")
        + " "
        + placementId
        + " ("
        + who
        + " "
        + placement.studentId()
        + ")";
  }

  private String place(Recommendation place) {
    return place(place.supervisorId(), place.unitId(), place.periodId(), place.minutes());
  }

  private String place(String supervisorId, String unitId, String periodId, int minutes) {
    return say(
        "%s i perioden %s, %s",
        "%s in period %s, %s", supervisor(supervisorId, unitId), period(periodId), travel(minutes));
  }

  private String supervisor(String supervisorId, String unitId) {
    return say("handledare %s på %s", "supervisor %s at %s", supervisorId, unit(unitId));
  }

  private String travel(int minutes) {
    return minutes == 1
        ? say("1 minuts resa", "1 minute of travel")
        : say("%s minuters resa", "%s minutes of travel", number(minutes));
  }

  private String training(Training training) {
    return switch (training) {
      case NONE -> say("saknar handledarutbildning", "has no supervisor training");
      case STEP_1_2 -> say("har utbildning steg 1–2", "has training step 1–2");
      case STEP_3 -> say("har utbildning steg 3", "has training step 3");
    };
  }

  private String placementCount(int count) {
    return count == 1
        ? say("1 placering", "1 placement")
        : say("%s placeringar", "%s placements", number(count));
  }

  private void addStep(List<String> steps, int count, String sv, String en) {
    if (count > 0) {
      steps.add(say(sv, en, number(count)));
    }
  }

  private void addLevel(List<String> levels, long cost, String level) {
    if (cost > 0) {
      levels.add(say("%s mer", "%s more", number(cost)) + level);
    } else if (cost < 0) {
      levels.add(say("%s mindre", "%s less", number(-cost)) + level);
    }
  }

  private String rules(Map<String, Long> costs) {
    return costs.entrySet().stream()
        .map(rule -> rule(rule.getKey()) + " " + number(rule.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static ConstraintId known(String constraintId) {
    return ConstraintId.of(constraintId)
        .orElseThrow(() -> new IllegalArgumentException("There is no rule '" + constraintId + "'"));
  }

  /** A rule's name inside a sentence. */
  private String rule(String constraintId) {
    String name = constraint(constraintId);
    return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
  }

  private String list(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1))
            + say(" och ", " and ")
            + items.getLast();
  }

  private String unit(String id) {
    return find(units, "unit", id).name();
  }

  private String period(String id) {
    return find(periods, "period", id).name();
  }

  private String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  private String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  private String signed(long number) {
    return (number < 0 ? "−" : "+") + number(Math.abs(number));
  }

  private String say(String sv, String en, Object... values) {
    return String.format(locale, swedish ? sv : en, values);
  }

  private static <T> T find(Map<String, T> map, String what, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          "The problem has no " + what + " '" + id + "'. Maybe the explanation is of another one");
    }
    return found;
  }
}
