package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;

/** Says why nobody takes a placement (<i>tratten i ord</i>). */
final class FunnelText {
  private final Wording words;
  private final boolean isForProvider;

  FunnelText(Wording words) {
    this(words, false);
  }

  private FunnelText(Wording words, boolean isForProvider) {
    this.words = words;
    this.isForProvider = isForProvider;
  }

  /** For a provider, who is not to learn where somebody is from whom its student is kept apart. */
  static FunnelText forProvider(Wording words) {
    return new FunnelText(words, true);
  }

  /**
   * How many supervisors fall away at which step. If everybody near enough to be looked at meets
   * two obstacles or more, each of them is counted at every obstacle that they meet, and the
   * closest are named.
   */
  List<String> sentences(String placementId, Funnel funnel) {
    List<String> sentences = new ArrayList<>();
    sentences.add(steps(placementId, funnel));
    if (!funnel.closest().isEmpty()) {
      String closest =
          String.join(
              "; ", funnel.closest().stream().map(one -> closest(placementId, one)).toList());
      sentences.add(
          isOfOtherKinds(funnel)
              ? words.say(
                  "Närmast på en enhet av annan typ är %s.",
                  "Closest at a unit of another kind is %s.", closest)
              : words.say(
                  "Ingen handledare%s har bara ett hinder. Närmast är %s.",
                  "No supervisor%s has only one obstacle. Closest is %s.",
                  words.withinReach(placementId),
                  closest));
    }
    return sentences;
  }

  private static boolean isOfOtherKinds(Funnel funnel) {
    return funnel.closest().stream()
        .anyMatch(closest -> closest.obstacles().contains(Obstacle.OTHER_KIND));
  }

  private String steps(String placementId, Funnel funnel) {
    String aside = words.setAside(placementId);
    if (aside != null) {
      return words.say(
          "Den är åsidosatt tills detta är rättat: %s.",
          "It is set aside until this is mended: %s.", aside);
    }
    if (!words.hasPeriod(placementId)) {
      return words.say("Ingen period är tillåten för den.", "No period is allowed for it.");
    }
    if (!words.hasSupervisors()) {
      return words.say("Det finns inga handledare.", "There are no supervisors.");
    }
    if (funnel.supervisors() == 0) {
      return words.say(
          "Ingen handledare finns på en enhet av rätt typ.",
          "No supervisor is at a unit of the right kind.");
    }
    boolean everybodyTwice = !funnel.closest().isEmpty() && !isOfOtherKinds(funnel);
    List<String> steps = new ArrayList<>();
    for (Funnel.Step step : funnel.steps()) {
      int count = step.stopped() + (everybodyTwice ? step.also() : 0);
      if (count > 0) {
        steps.add(step(step.obstacle(), count));
      }
    }
    steps.add(words.say("%s kvar", "%s left", words.number(funnel.left())));
    String text =
        words.count(
                funnel.supervisors(),
                "%s handledare finns på en enhet av rätt typ: ",
                "%s handledare finns på enheter av rätt typ: ",
                "%s supervisor is at a unit of the right kind: ",
                "%s supervisors are at units of the right kind: ")
            + String.join(", ", steps);
    return everybodyTwice && funnel.steps().stream().anyMatch(step -> step.also() > 0)
        ? text
            + words.say(
                " (den%s som har flera hinder räknas vid vart och ett).",
                " (whoever%s has several obstacles is counted at each).",
                words.withinReach(placementId))
        : text + ".";
  }

  /** How many fall away at one step. */
  private String step(Obstacle obstacle, int count) {
    return switch (obstacle) {
      case OTHER_KIND ->
          words.count(
              count,
              "%s på en enhet av annan typ",
              "%s på enheter av annan typ",
              "%s at a unit of another kind",
              "%s at units of another kind");
      case TOO_FAR -> same(count, "%s över 90 minuter bort", "%s over 90 minutes away");
      case EXCLUDED ->
          words.count(
              count,
              "%s på en enhet där eleven inte får vara",
              "%s på enheter där eleven inte får vara",
              "%s at a unit where the student must not be",
              "%s at units where the student must not be");
      case REQUIREMENT ->
          words.count(
              count,
              "%s på en enhet som kräver något som eleven saknar",
              "%s på enheter som kräver något som eleven saknar",
              "%s at a unit that requires something the student lacks",
              "%s at units that require something the student lacks");
      case UNTRAINED -> same(count, "%s utan handledarutbildning", "%s without training");
      case OTHER_PROFESSION -> same(count, "%s av ett annat yrke", "%s of another profession");
      case ABSENT -> same(count, "%s inte på plats", "%s inactive or absent");
      case CLOSED ->
          words.count(
              count,
              "%s på en enhet som inte tar emot då",
              "%s på enheter som inte tar emot då",
              "%s at a unit that is not open then",
              "%s at units that are not open then");
      case STUDENT_ELSEWHERE ->
          same(
              count,
              "%s medan eleven är på en annan plats",
              "%s while the student is at another place");
      case OUT_OF_ORDER ->
          same(
              count,
              "%s i fel ordning mot elevens andra placering",
              "%s in the wrong order to the student's other placement");
      case REPEATED ->
          words.count(
              count,
              "%s på en enhet eller i en verksamhet som eleven redan har",
              "%s på enheter eller i verksamheter som eleven redan har",
              "%s at a unit or kind of unit the student already has",
              "%s at units or kinds of unit the student already has");
      case NOT_TOGETHER ->
          isForProvider
              ? same(count, "%s som inte kan ta emot eleven", "%s who cannot take the student")
              : words.count(
                  count,
                  "%s på en enhet där någon är då som eleven inte ska vara med",
                  "%s på enheter där någon är då som eleven inte ska vara med",
                  "%s at a unit with somebody from whom the student is kept apart",
                  "%s at units with somebody from whom the student is kept apart");
      case UNIT_FULL ->
          words.count(
              count,
              "%s på en enhet som är full då",
              "%s på enheter som är fulla då",
              "%s at a unit that is full then",
              "%s at units that are full then");
      case SUPERVISOR_FULL ->
          same(count, "%s som inte kan ta emot fler", "%s who can take no more");
      case MAY_NOT_SHARE ->
          words.count(
              count,
              "%s som då har någon som inte får dela handledare",
              "%s som då har någon som inte får dela handledare",
              "%s who then has somebody who may not share",
              "%s who then have somebody who may not share");
    };
  }

  /** Words that are the same for one and for several. */
  private String same(int count, String sv, String en) {
    return words.count(count, sv, sv, en, en);
  }

  private String closest(String placementId, Funnel.Closest closest) {
    return words.place(closest.supervisorId(), closest.unitId(), closest.periodId())
        + ": "
        + words.list(
            closest.obstacles().stream()
                .map(obstacle -> clause(obstacle, placementId, closest.unitId()))
                .toList());
  }

  /** What one obstacle is, said of one supervisor. */
  private String clause(Obstacle obstacle, String placementId, String unitId) {
    return switch (obstacle) {
      case OTHER_KIND ->
          words.say(
              "enheten är av en annan typ (%s)",
              "the unit is of another kind (%s)", words.unitKindOf(unitId));
      case TOO_FAR -> words.say("resan är över 90 minuter", "the travel is over 90 minutes");
      case EXCLUDED ->
          words.say("eleven får inte vara på enheten", "the student must not be at the unit");
      case REQUIREMENT ->
          words.say("eleven saknar %s", "the student lacks %s", words.lacking(placementId, unitId));
      case UNTRAINED ->
          words.say("handledaren saknar utbildning", "the supervisor has no training");
      case OTHER_PROFESSION ->
          words.say("handledaren har ett annat yrke", "the supervisor is of another profession");
      case ABSENT ->
          words.say("handledaren är inte på plats", "the supervisor is inactive or absent");
      case CLOSED -> words.say("enheten tar inte emot då", "the unit is not open then");
      case STUDENT_ELSEWHERE ->
          words.say("eleven är på en annan plats", "the student is at another place");
      case OUT_OF_ORDER ->
          words.say(
              "ordningen mot elevens andra placering blir fel",
              "the order to the student's other placement would be wrong");
      case REPEATED ->
          words.say(
              "eleven har redan en placering på enheten eller i verksamheten",
              "the student already has a placement at the unit or kind of unit");
      case NOT_TOGETHER ->
          words.say(
              "någon är där som eleven inte ska vara med",
              "somebody is there from whom the student is kept apart");
      case UNIT_FULL -> words.say("enheten är full", "the unit is full");
      case SUPERVISOR_FULL ->
          words.say("handledaren kan inte ta emot fler", "the supervisor can take no more");
      case MAY_NOT_SHARE ->
          words.say(
              "handledaren har någon som inte får dela",
              "the supervisor has somebody who may not share");
    };
  }
}
