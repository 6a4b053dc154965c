package org.platsa.api.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.submission.Problems;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.validation.SearchSettings;
import org.platsa.solver.validation.SettingsWarnings;
import org.springframework.stereotype.Component;

/**
 * What is allowed in a request for a run but hardly meant (<i>tveksamma inställningar</i>). Reads
 * problems, which can take seconds: not to be called in a transaction.
 */
@Component
class RequestDoubts {
  private final RunStore runs;
  private final Problems problems;

  RequestDoubts(RunStore runs, Problems problems) {
    this.runs = runs;
    this.problems = problems;
  }

  /** The doubts about a request, be it one that will be refused; none of one that asks nothing. */
  List<ErrorIssue> about(UUID tenant, UUID problemId, RunRequest request) {
    boolean asksNothing =
        request.timeLimitSeconds() == null
            && request.unimprovedSeconds() == null
            && request.stepLimit() == null
            && request.weights() == null
            && request.startFrom() == null;
    if (asksNothing) {
      return List.of();
    }
    SearchSettings settings =
        new SearchSettings(
            seconds(request.timeLimitSeconds()),
            seconds(request.unimprovedSeconds()),
            request.stepLimit(),
            settable(request.weights()),
            startOf(tenant, problemId, request.startFrom()));
    return SettingsWarnings.of(
            problems.summary(tenant, problemId).placements(),
            () -> problems.problem(tenant, problemId),
            settings,
            SearchSettings.Names.OF_REQUEST)
        .issues()
        .stream()
        .map(ErrorIssue::of)
        .toList();
  }

  /** The placements of another problem whose run's plan is to be begun from. */
  private @Nullable List<String> startOf(UUID tenant, UUID problemId, @Nullable UUID startFrom) {
    Optional<UUID> other =
        startFrom == null
            ? Optional.empty()
            : runs.find(tenant, startFrom).map(Run::problemId).filter(id -> !id.equals(problemId));
    return other
        .map(id -> problems.problem(tenant, id).placements().stream().map(Placement::id).toList())
        .orElse(null);
  }

  /** Only of rules that there are, so few: the others are refused, however many there are. */
  private static Map<String, Integer> settable(@Nullable Map<String, Integer> weights) {
    if (weights == null || weights.values().stream().anyMatch(Objects::isNull)) {
      return Map.of();
    }
    Map<String, Integer> known = new HashMap<>();
    for (ConstraintId rule : ConstraintId.values()) {
      Integer weight = weights.get(rule.id());
      if (weight != null) {
        known.put(rule.id(), weight);
      }
    }
    return known;
  }

  private static @Nullable Duration seconds(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
