package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.result.ComparedPlan;
import org.platsa.api.result.ExplainedPlacement;
import org.platsa.api.result.Group;
import org.platsa.api.result.PlanDiff;
import org.platsa.api.run.RunStatus;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.plan.Recommendation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans made by hand, over HTTP (<i>utkast</i>). */
@RestController
@RequestMapping("/api/v1/drafts")
class DraftController {
  private static final int MOST_MENDED = 100;
  private static final int MOST_ALTERNATIVES = 200;

  private final Drafts drafts;
  private final DraftStore store;
  private final DraftPlans plans;
  private final DraftRuns runs;
  private final ComparedPlans compared;
  private final Problems problems;
  private final Answers answers;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final CurrentCaller caller;
  private final int largestPage;

  DraftController(
      Drafts drafts,
      DraftStore store,
      DraftPlans plans,
      DraftRuns runs,
      ComparedPlans compared,
      Problems problems,
      Answers answers,
      ComputeLane lane,
      ReadTransaction read,
      CurrentCaller caller,
      Settings settings) {
    this.drafts = drafts;
    this.store = store;
    this.plans = plans;
    this.runs = runs;
    this.compared = compared;
    this.problems = problems;
    this.answers = answers;
    this.lane = lane;
    this.read = read;
    this.caller = caller;
    this.largestPage = settings.limits().pageSize();
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Draft> begin(
      @RequestBody DraftRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    Drafts.Begun begun = drafts.begin(caller.get(), request, key);
    return ResponseEntity.status(begun.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/drafts/" + begun.draft().id()))
        .body(begun.draft());
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  DraftPage list(
      @RequestParam UUID problemId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    ApiException.requireWithin("page", page, 0, 1_000_000);
    ApiException.requireWithin("size", size, 1, largestPage);
    return read.of(() -> {
      problems.summary(tenant(), problemId);
      return new DraftPage(
          store.ofProblem(tenant(), problemId, page, size),
          page,
          size,
          store.count(tenant(), problemId));
    });
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  @GetMapping(path = "/{draftId}", produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent get(@PathVariable UUID draftId) {
    return view(drafts.get(tenant(), draftId));
  }

  @DeleteMapping("/{draftId}")
  ResponseEntity<Void> delete(@PathVariable UUID draftId) {
    drafts.delete(tenant(), draftId);
    return ResponseEntity.noContent().build();
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  @PostMapping(
      path = "/{draftId}/changes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent change(@PathVariable UUID draftId, @RequestBody DraftChangeRequest request) {
    return view(drafts.change(caller.get(), draftId, request));
  }

  @GetMapping(path = "/{draftId}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
  List<DraftChange> changes(
      @PathVariable UUID draftId, @RequestParam(defaultValue = "0") int since) {
    ApiException.requireWithin("since", since, 0, Integer.MAX_VALUE);
    UUID tenant = tenant();
    Draft draft = drafts.get(tenant, draftId);
    return lane.call(
        ComputeTask.READ, () -> store.history(tenant, draftId, draft.version()).since(since));
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  @PostMapping(
      path = "/{draftId}/undo",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent undo(@PathVariable UUID draftId, @RequestBody DraftVersion request) {
    return view(drafts.undo(caller.get(), draftId, request));
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  @PostMapping(
      path = "/{draftId}/redo",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent redo(@PathVariable UUID draftId, @RequestBody DraftVersion request) {
    return view(drafts.redo(caller.get(), draftId, request));
  }

  @PostMapping(
      path = "/{draftId}/runs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> planOn(
      @PathVariable UUID draftId,
      @RequestBody DraftRunRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    RunStatus run = runs.start(draftId, request, key);
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/runs/" + run.id()))
        .body(run);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanDiff.class)))
  @GetMapping(
      path = "/{draftId}/diff/runs/{otherRunId}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent diffFromRun(@PathVariable UUID draftId, @PathVariable UUID otherRunId) {
    return diff(drafts.get(tenant(), draftId), otherRunId);
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanDiff.class)))
  @GetMapping(
      path = "/{draftId}/diff/drafts/{otherDraftId}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent diffFromDraft(@PathVariable UUID draftId, @PathVariable UUID otherDraftId) {
    Draft draft = drafts.get(tenant(), draftId);
    return diff(draft, drafts.get(tenant(), otherDraftId).id());
  }

  private BodyContent diff(Draft draft, UUID otherId) {
    ComparedPlan one = compared.of(tenant(), draft.id());
    ComparedPlan other = compared.of(tenant(), otherId);
    return answers.json(ComputeTask.COMPARE, () -> PlanDiff.between(one, other));
  }

  @GetMapping(path = "/{draftId}/cells", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Recommendation> cells(@PathVariable UUID draftId, @RequestParam String placementId) {
    return about(draftId, placementId, plan -> plan.explainer().cells(placementId));
  }

  @GetMapping(path = "/{draftId}/mends", produces = MediaType.APPLICATION_JSON_VALUE)
  List<MendedRule> mends(
      @PathVariable UUID draftId,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "20") int limit) {
    ApiException.requireWithin("from", from, 0, Integer.MAX_VALUE);
    ApiException.requireWithin("limit", limit, 1, MOST_MENDED);
    DraftPlan plan = plans.of(tenant(), drafts.get(tenant(), draftId));
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> MendedRule.of(plan, from, limit));
  }

  @GetMapping(path = "/{draftId}/group-cells", produces = MediaType.APPLICATION_JSON_VALUE)
  List<GroupCell> groupCells(@PathVariable UUID draftId, @RequestParam List<String> placementId) {
    DraftPlan plan = plans.of(tenant(), drafts.get(tenant(), draftId));
    Set<String> group = Group.of(plan.problem(), placementId);
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> plan.explainer().cells(group));
  }

  @GetMapping(path = "/{draftId}/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
  ExplainedPlacement explain(
      @PathVariable UUID draftId,
      @RequestParam String placementId,
      @RequestParam(defaultValue = "5") int alternatives) {
    ApiException.requireWithin("alternatives", alternatives, 0, MOST_ALTERNATIVES);
    return about(
        draftId,
        placementId,
        plan ->
            ExplainedPlacement.of(
                plan.problem(), plan.explainer().explain(placementId, alternatives)));
  }

  private <T> T about(UUID draftId, String placementId, Function<DraftPlan, T> question) {
    DraftPlan plan = plans.of(tenant(), drafts.get(tenant(), draftId));
    if (!plan.seats().containsKey(placementId)) {
      throw ApiException.notFound("placement", placementId);
    }
    return lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> question.apply(plan));
  }

  private BodyContent view(Draft draft) {
    DraftNow now = drafts.now(tenant(), draft);
    return answers.json(ComputeTask.CHECK, () -> DraftView.of(now));
  }

  private UUID tenant() {
    return caller.get().tenant();
  }
}
