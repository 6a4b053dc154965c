package org.platsa.api.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.FreeText;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;

/**
 * What is wrong with a wish to publish (<i>hinder för publicering</i>), before anything is written.
 */
final class PublicationFaults {
  /** So many broken rules are told. */
  static final int MOST_NAMED = 20;

  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private PublicationFaults() {}

  /** Refuses a plan that breaks a hard rule; each is named, the first twenty. */
  static void requireKept(PublishablePlan plan) {
    List<BrokenRule> broken = plan.overview().broken();
    if (broken.isEmpty()) {
      return;
    }
    List<ErrorIssue> issues = new ArrayList<>();
    ExplanationText swedish = new ExplanationText(plan.problem(), SWEDISH);
    ExplanationText english = new ExplanationText(plan.problem(), Locale.ENGLISH);
    for (BrokenRule rule : broken.stream().limit(MOST_NAMED).toList()) {
      issues.add(
          ErrorIssue.error(
              "RULE_BROKEN",
              plan.runId() == null ? "/draftId" : "/runId",
              rule.constraintId(),
              String.join(" ", swedish.broken(List.of(rule), 1)),
              String.join(" ", english.broken(List.of(rule), 1))));
    }
    throw ApiException.conflicts(
        "The plan breaks hard rules in " + broken.size() + " places and cannot be published",
        issues);
  }

  /**
   * Refuses a request that cannot be meant.
   *
   * @throws ApiException 422 with every fault
   */
  static void check(PublicationRequest request, LocalDate today) {
    List<ErrorIssue> issues = new ArrayList<>();
    if ((request.runId() == null) == (request.draftId() == null)) {
      issues.add(
          ErrorIssue.error(
              "CONFLICTING_FIELDS",
              "/runId",
              null,
              "Ange antingen runId eller draftId: vilken plan som publiceras.",
              "Give either runId or draftId: which plan is published."));
    }
    if (request.draftId() != null && request.draftVersion() == null) {
      issues.add(
          missing("draftVersion", "vilken version av utkastet", "which version of the draft"));
    }
    LocalDate by = request.answerBy();
    if (by == null) {
      issues.add(missing("answerBy", "sista dag att svara", "the last day to answer"));
    } else if (by.isBefore(today) || by.isAfter(today.plusYears(1))) {
      issues.add(
          ErrorIssue.error(
              "OUT_OF_RANGE",
              "/answerBy",
              by.toString(),
              "Sista dag att svara ska vara från i dag till om ett år.",
              "The last day to answer must be from today to a year from now."));
    }
    String message = request.message();
    if (message != null && (message.length() > 1_000 || !FreeText.isText(message))) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/message",
              null,
              "Meddelandet ska ha högst 1 000 tecken, inga styrtecken.",
              "The message must have at most 1,000 characters, no control characters."));
    }
    if (request.providers() != null
        && (request.providers().isEmpty()
            || request.providers().stream().anyMatch(Objects::isNull))) {
      issues.add(missing("providers", "välj minst en utbildare", "choose at least one provider"));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be published like that", issues);
    }
  }

  private static ErrorIssue missing(String field, String sv, String en) {
    return ErrorIssue.error(
        "MISSING_FIELD",
        "/" + field,
        null,
        field + " saknas: " + sv + ".",
        field + " is missing: " + en + ".");
  }

  /**
   * Refuses providers to whom there is nothing to send.
   *
   * @param wanted who is named; null for all
   * @param parts what there is for them
   */
  static void requireKnown(@Nullable Set<String> wanted, List<ProviderPart> parts) {
    Set<String> there = parts.stream().map(ProviderPart::provider).collect(Collectors.toSet());
    List<ErrorIssue> issues = new ArrayList<>();
    if (wanted != null) {
      wanted.stream()
          .filter(id -> !there.contains(id))
          .forEach(id ->
              issues.add(
                  ErrorIssue.error(
                      "DANGLING_ID",
                      "/providers",
                      id,
                      "Det finns inget att skicka till utbildaren ”" + id + "”.",
                      "There is nothing to send to provider '" + id + "'.")));
    } else if (there.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "NOTHING_TO_SEND",
              "/providers",
              null,
              "Planen har inga placeringar att skicka.",
              "The plan has no placements to send."));
    }
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be published to them", issues);
    }
  }
}
