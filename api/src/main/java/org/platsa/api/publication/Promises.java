package org.platsa.api.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/**
 * What stands with all providers after a publication to some of them (<i>löften</i>): the new
 * parts, and what the others were told before. No seat may be promised twice.
 */
final class Promises {
  private static final int MOST_NAMED = 20;

  private final PublishablePlan plan;
  private final LocalDate today;
  private final Set<String> placements;
  private final Set<String> supervisors;
  private final Set<String> periods;

  Promises(PublishablePlan plan, LocalDate today) {
    this.plan = plan;
    this.today = today;
    Problem problem = plan.problem();
    this.placements = problem.placements().stream().map(Placement::id).collect(Collectors.toSet());
    this.supervisors =
        problem.supervisors().stream().map(Supervisor::id).collect(Collectors.toSet());
    this.periods = problem.periods().stream().map(Period::id).collect(Collectors.toSet());
  }

  /**
   * Refuses what would break a hard rule together with what stands.
   *
   * @param parts what is to be sent
   * @param others providers who are left out and have something that stands
   * @throws ApiException 409 with each rule and the providers that must be sent theirs as well
   */
  void require(List<ProviderPart> parts, List<ProviderPart> others) {
    if (others.isEmpty()) {
      return;
    }
    Map<String, ProviderPart> whose = new LinkedHashMap<>();
    List<Assignment> standing = new ArrayList<>();
    List<ErrorIssue> issues = new ArrayList<>();
    for (ProviderPart other : others) {
      for (SentPlace place : Objects.requireNonNull(other.last()).places()) {
        if (!mayCome(other, place)) {
          continue;
        }
        PlaceSeat seat = place.seat();
        if (placements.contains(seat.placementId())) {
          if (supervisors.contains(seat.supervisorId()) && periods.contains(seat.periodId())) {
            standing.add(new Assignment(seat.placementId(), seat.supervisorId(), seat.periodId()));
            whose.put(seat.placementId(), other);
          }
        } else {
          addTaken(issues, parts, other, place);
        }
      }
    }
    List<Assignment> together = new ArrayList<>(standing);
    parts.forEach(part ->
        part.places().stream()
            .filter(Proposing.NewPlace::placed)
            .map(Proposing.NewPlace::seat)
            .forEach(seat ->
                together.add(
                    new Assignment(seat.placementId(), seat.supervisorId(), seat.periodId()))));
    Map<Set<String>, Long> before = new LinkedHashMap<>();
    broken(standing).forEach(rule -> before.put(key(rule), rule.amount()));
    for (BrokenRule rule : broken(together)) {
      if (rule.amount() > before.getOrDefault(key(rule), 0L)) {
        Set<ProviderPart> left = new LinkedHashSet<>();
        rule.placementIds().stream().map(whose::get).filter(Objects::nonNull).forEach(left::add);
        issues.add(issue(rule, left.isEmpty() ? others : List.copyOf(left)));
      }
    }
    if (!issues.isEmpty()) {
      throw ApiException.conflicts(
          "Places that others were told of would be given twice. Maybe publish to them as well.",
          issues.stream().limit(MOST_NAMED).toList());
    }
  }

  /** Whether somebody may come to a place: as long as it can be answered, also who is refused. */
  private boolean mayCome(ProviderPart of, SentPlace place) {
    Proposal proposal = Objects.requireNonNull(of.last()).proposal();
    Answer counted = proposal.counted(place.shown().place() != null, place.given(), today);
    return place.shown().place() != null
        && (counted == null || counted == Answer.ACCEPTED || proposal.isOpen(today));
  }

  /** A place of who is no longer in the data, which is given to somebody else now. */
  private static void addTaken(
      List<ErrorIssue> issues, List<ProviderPart> parts, ProviderPart other, SentPlace place) {
    boolean isTaken =
        parts.stream()
            .flatMap(part -> part.places().stream())
            .filter(each -> !each.isSamePlace())
            .filter(each -> Objects.equals(each.seat().supervisorId(), place.seat().supervisorId()))
            .anyMatch(each -> overlap(each.shown().place(), place.shown().place()));
    if (isTaken) {
      String id = place.seat().placementId();
      issues.add(
          issue(
              "Platsen för " + id + " ges till någon annan.",
              "The place of " + id + " is given to somebody else.",
              List.of(other)));
    }
  }

  private static boolean overlap(ShownPlace.@Nullable Place one, ShownPlace.@Nullable Place other) {
    return one != null && other != null && one.overlaps(other);
  }

  private List<BrokenRule> broken(List<Assignment> assignments) {
    return new Explainer(plan.problem(), new PlacementPlan(assignments)).overview().broken();
  }

  private static Set<String> key(BrokenRule rule) {
    Set<String> key = new HashSet<>(rule.placementIds());
    key.add("rule " + rule.constraintId());
    return key;
  }

  private ErrorIssue issue(BrokenRule rule, List<ProviderPart> others) {
    return issue(said(rule, Locale.forLanguageTag("sv")), said(rule, Locale.ENGLISH), others);
  }

  private String said(BrokenRule rule, Locale locale) {
    return String.join(" ", new ExplanationText(plan.problem(), locale).broken(List.of(rule), 1));
  }

  private static ErrorIssue issue(String sv, String en, List<ProviderPart> others) {
    String names = others.stream().map(ProviderPart::name).collect(Collectors.joining(", "));
    return ErrorIssue.error(
        "PROMISED_TWICE",
        "/providers",
        others.stream().map(ProviderPart::provider).collect(Collectors.joining(",")),
        sv + " Publicera också till " + names + ", som har fått besked om något annat.",
        en + " Publish to " + names + " as well, who were told something else.");
  }
}
