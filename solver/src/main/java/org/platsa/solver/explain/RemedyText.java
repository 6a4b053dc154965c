package org.platsa.solver.explain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.plan.Tried;
import org.platsa.solver.problem.UnitKind;

/** Says what would give a placement a place (<i>åtgärder i ord</i>). */
final class RemedyText {
  private final Wording words;

  RemedyText(Wording words) {
    this.words = words;
  }

  /** One remedy: what would have to change, and which place that gives. */
  String sentence(Remedy remedy) {
    String text =
        words.say(
            "Skulle kunna placeras om %s: %s.",
            "Could be placed if %s: %s.", words.list(conditions(remedy.changes())), then(remedy));
    return remedy.supervisors() < 2
        ? text
        : text
            + words.say(
                " Då finns minst %s handledare att välja på.",
                " Then there are at least %s supervisors to choose from.",
                words.number(remedy.supervisors()));
  }

  /** One clause for each change; a placement that the change before named is not named again. */
  private List<String> conditions(List<RemedyChange> changes) {
    List<String> conditions = new ArrayList<>();
    @Nullable String named = null;
    for (RemedyChange change : changes) {
      String placementId = change.placementId();
      conditions.add(condition(change, placementId != null && placementId.equals(named)));
      named = placementId;
    }
    return conditions;
  }

  /** That nothing of what was tried helps, and what that was. */
  String inVain(String placementId, Tried tried) {
    String reach = words.withinReach(placementId);
    if (tried.places() == 0) {
      return nothingToTry(placementId, reach);
    }
    String text =
        words.count(
                tried.places(),
                "%s tänkbar plats",
                "%s tänkbara platser",
                "%s thinkable place",
                "%s thinkable places")
            + reach;
    String changed =
        words.say(
            "Inget av det som prövades ger den en plats: %s, med en eller flera ändringar var"
                + " (annan lika lång period, mer plats, närvaro, utbildning, behörighet, hävt"
                + " undantag%s)",
            "Nothing that was tried gives it a place: %s, each with one change or more (another"
                + " period as long, more room, presence, training, a licence, a lifted exclusion"
                + "%s)",
            text,
            reach.isEmpty() ? "" : words.say(", längre resa", ", longer travel"));
    return tried.moved() == 0
        ? changed + "."
        : changed
            + words.count(
                tried.moved(),
                ", och att flytta %s annan placering, också med en ändring till.",
                ", och att flytta %s andra placeringar, också med en ändring till.",
                ", and moving %s other placement, also with one more change.",
                ", and moving %s other placements, also with one more change.");
  }

  /** That there was nothing to try, and why. */
  private String nothingToTry(String placementId, String reach) {
    if (!words.hasSupervisors()) {
      return words.say(
          "Utan handledare fanns inget att pröva.",
          "Without supervisors there was nothing to try.");
    }
    return words.hasPeriod(placementId)
        ? words.say(
            "Ingen handledare på en enhet av rätt typ finns%s, så inget fanns att pröva.",
            "There is no supervisor at a unit of the right kind%s, so there was nothing to try.",
            reach)
        : words.say(
            "Ingen period för dess slag av placering har en handledare%s, så inget fanns att"
                + " pröva.",
            "No period for its kind of placement has a supervisor%s, so there was nothing to try.",
            reach);
  }

  /** The place after the changes; if a single change named supervisor or period, without that. */
  private String then(Remedy remedy) {
    Integer minutes = remedy.minutes();
    if (remedy.changes().size() == 1) {
      switch (remedy.changes().getFirst().kind()) {
        case PRESENT -> {
          return minutes == null
              ? words.say("i perioden ", "in period ") + words.period(remedy.periodId())
              : words.travel(minutes);
        }
        case SIMULTANEOUS_PLACE, TERM_PLACE, TRAINED -> {
          String period = words.say("i perioden ", "in period ") + words.period(remedy.periodId());
          return minutes == null ? period : period + ", " + words.travel(minutes);
        }
        default -> {}
      }
    }
    return words.say("hos ", "with ")
        + words.place(remedy.supervisorId(), remedy.unitId(), remedy.periodId(), remedy.minutes());
  }

  /**
   * What one change asks for, after "if".
   *
   * @param named whether the clause before named the same placement
   */
  private String condition(RemedyChange change, boolean named) {
    String limit = change.limit() == null ? "" : words.number(change.limit());
    return switch (change.kind()) {
      case MOVE ->
          words.say(
              "%s flyttade till %s",
              "%s moved to %s",
              named ? words.say("den", "it") : moved(change),
              destination(change));
      case UNPIN ->
          words.say(
              "%s inte var låst utan flyttade till %s",
              "%s were unpinned and moved to %s",
              named ? words.say("den", "it") : moved(change),
              destination(change));
      case PERIOD ->
          change.placementId() == null
              ? words.say(
                  "den också fick ligga i perioden %s", "period %s were allowed", period(change))
              : words.say(
                  "%s också fick ligga i perioden %s",
                  "%s were also allowed in period %s", moved(change), period(change));
      case EXCLUSION ->
          words.say(
              "%s ändå fick vara på %s",
              "%s could be at %s after all", student(change), unit(change));
      case UNIT_PLACE ->
          words.say(
              "%s tog emot en till i perioden %s (%s samtidigt)",
              "%s took one more in period %s (%s at the same time)",
              unit(change),
              period(change),
              limit);
      case SIMULTANEOUS_PLACE ->
          words.say(
              "%s fick ha %s samtidigt",
              "%s could have %s at the same time", supervisor(change), limit);
      case TERM_PLACE ->
          words.say(
              "%s fick ha %s under terminen",
              "%s could have %s in the term", supervisor(change), limit);
      case PRESENT ->
          words.say(
              "%s var på plats i perioden %s",
              "%s were there in period %s", supervisor(change), period(change));
      case TRAINED ->
          words.say(
              "%s gick handledarutbildning steg 1–2",
              "%s had training step 1–2", supervisor(change));
      case LICENCE ->
          words.say(
              "%s hade %s",
              "%s had %s",
              student(change),
              words.requirement(requireNonNull(change.requirement())));
      case TRAVEL_LIMIT ->
          words.say(
              "gränsen för dess resa höjdes till %s minuter",
              "the limit of its travel were raised to %s minutes", limit);
      case UNIT_KIND ->
          words.say(
              "den också fick ligga på en enhet av typen %s",
              "a unit of the kind %s were allowed",
              words.unitKind(UnitKind.of(requireNonNull(change.requirement()))));
      case OFFER ->
          words.say(
              "%s erbjöd %s i perioden %s",
              "%s offered %s in period %s",
              unit(change),
              words.count(
                  requireNonNull(change.limit()), "en plats", "%s platser", "a place", "%s places"),
              period(change));
      case ORDER ->
          change.placementId() == null
              ? words.say(
                  "ordningen och tiden mellan den och elevens andra placeringar inte spelade någon"
                      + " roll",
                  "the order of the student's placements and the time between them did not matter")
              : words.say(
                  "ordningen och tiden mellan %s och elevens andra placeringar inte spelade någon"
                      + " roll",
                  "the order of %s among the student's placements, and the time between, did not"
                      + " matter",
                  moved(change));
      case REPEAT ->
          words.say(
              "%s fick komma tillbaka till samma enhet eller verksamhet",
              "%s could come back to the same unit or kind of unit", student(change));
      case PROFESSION ->
          change.placementId() == null
              ? words.say(
                  "handledaren fick ha ett annat yrke",
                  "the supervisor could be of another profession")
              : words.say(
                  "handledaren för %s fick ha ett annat yrke",
                  "the supervisor of %s could be of another profession", moved(change));
    };
  }

  /** The student whom a change is for. */
  private String student(RemedyChange change) {
    return change.placementId() == null
        ? words.say("eleven", "the student")
        : words.say("eleven i %s", "the student of %s", moved(change));
  }

  private String supervisor(RemedyChange change) {
    return words.supervisor(requireNonNull(change.supervisorId()));
  }

  /** The other placement that a change is about. */
  private String moved(RemedyChange change) {
    return words.placement(requireNonNull(change.placementId()));
  }

  private String destination(RemedyChange change) {
    return words.place(
        requireNonNull(change.supervisorId()),
        requireNonNull(change.unitId()),
        requireNonNull(change.periodId()));
  }

  private String unit(RemedyChange change) {
    return words.unit(requireNonNull(change.unitId()));
  }

  private String period(RemedyChange change) {
    return words.period(requireNonNull(change.periodId()));
  }
}
