package org.platsa.api.revision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Revisions over HTTP (<i>revideringar</i>). */
@Tag(name = "Revisions", description = "Late changes, and plans that are mended with few moves.")
@RestController
@RequestMapping("/api/v1")
class RevisionController {
  private static final String EXAMPLE =
      """
      {"changes": [
        {"type": "placementCancelled", "placementId": "P-0001"},
        {"type": "supervisorAbsent", "supervisorId": "H-0010",
         "from": "2022-10-03", "to": "2022-10-28"}]}
      """;

  private final Problems problems;
  private final RunStore runs;
  private final RunQueue queue;
  private final EventStore events;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  RevisionController(
      Problems problems,
      RunStore runs,
      RunQueue queue,
      EventStore events,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.problems = problems;
    this.runs = runs;
    this.queue = queue;
    this.events = events;
    this.tenant = tenant;
    this.transaction = transaction;
    this.json = json;
  }

  @Operation(
      operationId = "reviseProblem",
      summary = "Make a new problem from an old one and a list of changes",
      description =
          "The plan of `publishedRun`, or else the problem's own published plan, is carried as"
              + " `published`: a run of the new problem starts from it and moves as few as the rule"
              + " `stability` says. The old problem stays as it is.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = RevisionRequest.class),
              examples = @ExampleObject(EXAMPLE)))
  @ApiResponse(
      responseCode = "201",
      description = "Stored.",
      content = @Content(schema = @Schema(implementation = ProblemSummary.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The same content was there already.",
      content = @Content(schema = @Schema(implementation = ProblemSummary.class)))
  @PostMapping(
      path = "/problems/{problemId}/revisions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> revise(
      @PathVariable UUID problemId, @RequestBody RevisionRequest request) {
    Problems.Checked checked = revised(problemId, request);
    Problems.Stored stored =
        problems.store(tenant.id(), checked, problemId, json.writeValueAsString(request.changes()));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  @Operation(
      operationId = "changeRun",
      summary = "Let changes reach a run that is queued or solving",
      description =
          "A revision is stored and the run goes on with it, from its best plan, in the time it has"
              + " left. Its stream sends the whole plan anew. 409 when the run has ended.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = RevisionRequest.class),
              examples = @ExampleObject(EXAMPLE)))
  @ApiResponse(
      responseCode = "202",
      description = "Stored; the run goes on with the new problem at once.",
      content = @Content(schema = @Schema(implementation = RunStatus.class)))
  @PostMapping(
      path = "/runs/{runId}/changes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> change(@PathVariable UUID runId, @RequestBody RevisionRequest request) {
    Run run = runs.get(tenant.id(), runId);
    if (run.state().isFinished()) {
      throw ended(runId);
    }
    UUID parent = run.problemId();
    Problems.Checked checked = revised(parent, request);
    String changes = json.writeValueAsString(request.changes());
    Run changed =
        transaction.execute(status -> {
          UUID revision = problems.store(tenant.id(), checked, parent, changes).summary().id();
          if (!queue.moveTo(run, revision)) {
            throw ended(runId);
          }
          return runs.get(tenant.id(), runId);
        });
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/runs/" + runId))
        .body(RunStatus.of(changed, null, null));
  }

  private Problems.Checked revised(UUID problemId, RevisionRequest request) {
    request.requireChanges();
    Problem problem = problems.problem(tenant.id(), problemId);
    return problems.check(() -> {
      RevisedProblem revised = new RevisedProblem(problem);
      if (request.publishedRun() != null) {
        revised.publish(published(request.publishedRun(), problem));
      }
      revised.apply(request.changes());
      return revised.problem();
    });
  }

  private PlacementPlan published(UUID runId, Problem problem) {
    Run run = runs.get(tenant.id(), runId);
    String term = problems.summary(tenant.id(), run.problemId()).termId();
    if (!term.equals(problem.term().id())) {
      throw ApiException.invalid(
          "The published run is of another term",
          List.of(
              ErrorIssue.error(
                  "OTHER_TERM",
                  "/publishedRun",
                  runId.toString(),
                  "Körningen gäller " + term + ", men behovet gäller " + problem.term().id() + ".",
                  "The run is of "
                      + term
                      + ", but the problem is of "
                      + problem.term().id()
                      + ".")));
    }
    return events
        .bestPlan(runId)
        .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + runId + " has no plan yet"))
        .plan();
  }

  private static ApiException ended(UUID runId) {
    return ApiException.of(
        ErrorType.CONFLICT,
        "Run "
            + runId
            + " has ended or was changed at the same time. Maybe revise its problem"
            + " with POST /problems/{id}/revisions and queue a new run.");
  }
}
