package org.platsa.api.run;

import java.util.Optional;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.submission.Problems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of plans that are stored (<i>lagrade nyckeltal</i>), by this version of the program
 * or another, which may know fewer figures or more.
 */
@Component
public class StoredKpis {
  private final EventStore events;
  private final Problems problems;
  private final ComputeLane lane;
  private final JsonMapper json;

  StoredKpis(EventStore events, Problems problems, ComputeLane lane, JsonMapper json) {
    this.events = events;
    this.problems = problems;
    this.lane = lane;
    this.json = json;
  }

  /**
   * The figures of a run's best plan: those that are stored, or computed anew where what is stored
   * lacks a figure of today.
   *
   * @param data what is stored of the plan's worth
   */
  public Optional<Kpis> of(Run run, JsonNode data) {
    JsonNode stored = data.path("kpis");
    if (!stored.isObject()) {
      return Optional.empty();
    }
    return read(json, stored).or(() -> lane.call(ComputeTask.CHECK, () -> anew(run)));
  }

  /** What is stored, figures passed over that are not known here; empty if one is lacking. */
  static Optional<Kpis> read(JsonMapper json, JsonNode stored) {
    try {
      return Optional.of(
          json.readerFor(Kpis.class)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
              .readValue(stored));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private Optional<Kpis> anew(Run run) {
    return events
        .bestPlan(run.tenantId(), run.id())
        .map(saved -> {
          Problem problem =
              Weights.applied(
                  problems.problem(run.tenantId(), run.problemId()), run.settings().weights());
          return new PlanChecker(problem).judge(saved.plan()).kpis();
        });
  }
}
