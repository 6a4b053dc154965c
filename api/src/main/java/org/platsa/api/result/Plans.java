package org.platsa.api.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.run.Beginning;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.run.StoredKpis;
import org.platsa.api.run.Weights;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The best plans of runs, with their problems (<i>planer</i>). */
@Component
public class Plans {
  private static final TypeReference<LinkedHashMap<String, Long>> COSTS = new TypeReference<>() {};

  private final ReadTransaction read;
  private final RunStore runs;
  private final EventStore events;
  private final Problems problems;
  private final StoredKpis kpis;
  private final ComputeLane lane;
  private final JsonMapper json;

  Plans(
      ReadTransaction read,
      RunStore runs,
      EventStore events,
      Problems problems,
      StoredKpis kpis,
      ComputeLane lane,
      JsonMapper json) {
    this.read = read;
    this.runs = runs;
    this.events = events;
    this.problems = problems;
    this.kpis = kpis;
    this.lane = lane;
    this.json = json;
  }

  /**
   * A run's best plan.
   *
   * @param problem what it is a plan of, with the run's weights, and with those pinned who stayed
   *     where a draft had them
   * @param document the plan with what it is worth
   */
  public record RunPlan(Run run, Problem problem, PlanDocument document) {
    /** As what it is compared. */
    public ComparedPlan compared() {
      return new ComparedPlan(run.id(), problem, document);
    }
  }

  /**
   * A run's best plan so far.
   *
   * @throws ApiException 404 if there is no such run, 409 if it has no plan yet
   */
  public RunPlan best(UUID tenant, UUID id) {
    return lane.call(ComputeTask.READ, () -> read(tenant, id));
  }

  private RunPlan read(UUID tenant, UUID id) {
    ComputeLane.require();
    Saved best = read.of(() -> saved(tenant, id));
    Run run = best.run();
    EventStore.SavedPlan saved = best.plan();
    JsonNode data = json.readTree(saved.data());
    Problem weighted =
        Weights.applied(problems.problem(tenant, run.problemId()), run.settings().weights());
    Problem problem = best.beginning() == null ? weighted : best.beginning().applied(weighted);
    Map<String, Long> byConstraint = json.treeToValue(data.get("byConstraint"), COSTS);
    PlanDocument document =
        new PlanDocument(
            saved.plan().assignments(),
            json.treeToValue(data.get("cost"), Cost.class),
            byConstraint,
            kpis.of(run, data).orElseThrow());
    return new RunPlan(run, problem, document);
  }

  private record Saved(Run run, EventStore.SavedPlan plan, @Nullable Beginning beginning) {}

  private Saved saved(UUID tenant, UUID id) {
    Run run = runs.get(tenant, id);
    return new Saved(
        run,
        events
            .bestPlan(tenant, id)
            .orElseThrow(() ->
                ApiException.of(
                    ErrorType.CONFLICT,
                    "Run " + id + " is " + run.state() + " and has no plan yet")),
        run.settings().hasBeginning() ? runs.beginning(tenant, id).orElse(null) : null);
  }
}
