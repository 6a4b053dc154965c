package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.RunStore;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.plan.Recommendation;
import org.platsa.solver.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a plan is as it is, over HTTP (<i>förklaring</i>). */
@RestController
@RequestMapping("/api/v1/runs")
class ExplanationController {
  private static final int MOST = 200;
  private static final int USUAL = 10;
  private static final int LONGEST_PAGE = 1_000;

  private final RunStore runs;
  private final Explainers explainers;
  private final PlanExplanations explanations;
  private final Answers answers;
  private final ComputeLane lane;
  private final CurrentTenant tenant;

  ExplanationController(
      RunStore runs,
      Explainers explainers,
      PlanExplanations explanations,
      Answers answers,
      ComputeLane lane,
      CurrentTenant tenant) {
    this.runs = runs;
    this.explainers = explainers;
    this.explanations = explanations;
    this.answers = answers;
    this.lane = lane;
    this.tenant = tenant;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplainedPlan.class)))
  @GetMapping(path = "/{runId}/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent explain(
      @PathVariable UUID runId,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "1000") int limit) {
    ApiException.requireWithin("from", from, 0, Integer.MAX_VALUE);
    ApiException.requireWithin("limit", limit, 1, LONGEST_PAGE);
    UUID client = tenant.id();
    return answers.make(ComputeTask.EXPORT, page(client, runId, from, limit));
  }

  private Answers.Writer page(UUID client, UUID runId, int from, int limit) {
    if (runs.get(client, runId).state().isFinished()) {
      ExplainedPlan whole = explanations.whole(client, runId);
      return out -> explanations.write(whole, client, runId, from, limit, out);
    }
    byte[] page = explainers.page(client, runId, from, limit);
    return out -> out.write(page);
  }

  @GetMapping(
      path = "/{runId}/explanation/placements/{placementId}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ExplainedPlacement explain(
      @PathVariable UUID runId,
      @PathVariable String placementId,
      @RequestParam(defaultValue = "5") int alternatives) {
    return explained(runId, placementId, alternatives);
  }

  @GetMapping(path = "/{runId}/explanation/placements", produces = MediaType.APPLICATION_JSON_VALUE)
  ExplainedPlacement explainOf(
      @PathVariable UUID runId,
      @RequestParam String id,
      @RequestParam(defaultValue = "5") int alternatives) {
    return explained(runId, id, alternatives);
  }

  private ExplainedPlacement explained(UUID runId, String placementId, int alternatives) {
    ApiException.requireWithin("alternatives", alternatives, 0, MOST);
    Explainers.Explained explained = explainers.of(tenant.id(), runId);
    Problem problem = explained.problem();
    if (!has(problem, placementId)) {
      throw ApiException.notFound("placement", placementId);
    }
    return lane.call(
        ComputeTask.EXPLAIN_PLACEMENT,
        () ->
            ExplainedPlacement.of(
                problem, explained.explainer().explain(placementId, alternatives)));
  }

  @PostMapping(
      path = "/{runId}/recommendations",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<Recommendation> recommend(
      @PathVariable UUID runId, @RequestBody RecommendationRequest request) {
    Explainers.Explained explained = explainers.of(tenant.id(), runId);
    String placementId = request.placementId();
    List<ErrorIssue> issues = new ArrayList<>();
    ErrorIssue.outside("/limit", request.limit(), 1, MOST).ifPresent(issues::add);
    if (placementId == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/placementId",
              null,
              "placementId saknas.",
              "placementId is missing."));
    } else if (!has(explained.problem(), placementId)) {
      issues.add(
          ErrorIssue.error(
              "DANGLING_ID",
              "/placementId",
              placementId,
              "Det finns ingen placering ”" + placementId + "”.",
              "There is no placement '" + placementId + "'."));
    }
    if (placementId == null || !issues.isEmpty()) {
      throw ApiException.invalid("No places can be recommended for that", issues);
    }
    int limit = Objects.requireNonNullElse(request.limit(), USUAL);
    return lane.call(
        ComputeTask.EXPLAIN_PLACEMENT, () -> explained.explainer().recommend(placementId, limit));
  }

  @GetMapping(path = "/{runId}/cells", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Recommendation> cells(@PathVariable UUID runId, @RequestParam String placementId) {
    Explainers.Explained explained = explainers.of(tenant.id(), runId);
    if (!has(explained.problem(), placementId)) {
      throw ApiException.notFound("placement", placementId);
    }
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> explained.explainer().cells(placementId));
  }

  @GetMapping(path = "/{runId}/group-cells", produces = MediaType.APPLICATION_JSON_VALUE)
  List<GroupCell> groupCells(@PathVariable UUID runId, @RequestParam List<String> placementId) {
    Explainers.Explained explained = explainers.of(tenant.id(), runId);
    Set<String> group = Group.of(explained.problem(), placementId);
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> explained.explainer().cells(group));
  }

  private static boolean has(Problem problem, String placementId) {
    return problem.placements().stream().anyMatch(p -> p.id().equals(placementId));
  }

  @Schema(name = "RecommendationRequest", description = "Which placement to find places for.")
  record RecommendationRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001")
          @Nullable String placementId,
      @Schema(
              description = "How many choices, 1 to 200; 10 when absent.",
              minimum = "1",
              maximum = "" + MOST,
              example = "10")
          @Nullable Integer limit) {}
}
