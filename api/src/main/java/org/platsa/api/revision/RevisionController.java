package org.platsa.api.revision;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.IdempotencyKeys;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Revisions over HTTP (<i>revideringar</i>). */
@RestController
@RequestMapping("/api/v1")
class RevisionController {
  /** Without it, what kind of change each is would be lost. */
  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  private final Problems problems;
  private final RunStore runs;
  private final RunQueue queue;
  private final EventStore events;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  RevisionController(
      Problems problems,
      RunStore runs,
      RunQueue queue,
      EventStore events,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.problems = problems;
    this.runs = runs;
    this.queue = queue;
    this.events = events;
    this.keys = keys;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
  }

  @PostMapping(
      path = "/problems/{problemId}/revisions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> revise(
      @PathVariable UUID problemId,
      @RequestBody RevisionRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    String version = problems.version(tenant.id(), problemId);
    Problems.Checked checked = revised(problemId, request);
    byte[] hash = hash("/problems/" + problemId + "/revisions", request);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.find(tenant.id(), key, hash)
                .map(made ->
                    new Problems.Stored(problems.summary(tenant.id(), made.problemId()), false))
                .orElseGet(() -> {
                  problems.requireVersion(tenant.id(), problemId, version);
                  Problems.Stored made = store(checked, problemId, request);
                  remember(key, hash, made.summary().id(), null);
                  return made;
                }));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  @PostMapping(
      path = "/runs/{runId}/changes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> change(
      @PathVariable UUID runId,
      @RequestBody RevisionRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    UUID parent = runs.get(tenant.id(), runId).problemId();
    String version = problems.version(tenant.id(), parent);
    Problems.Checked checked = revised(parent, request);
    byte[] hash = hash("/runs/" + runId + "/changes", request);
    Run successor =
        transaction.execute(status -> {
          UUID made =
              keys.find(tenant.id(), key, hash).map(IdempotencyKeys.Made::runId).orElse(null);
          if (made != null) {
            return runs.get(tenant.id(), made);
          }
          Run queued =
              queue.supersede(
                  tenant.id(),
                  runId,
                  () -> {
                    problems.requireVersion(tenant.id(), parent, version);
                    return store(checked, parent, request).summary().id();
                  });
          remember(key, hash, queued.problemId(), queued.id());
          return queued;
        });
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/runs/" + successor.id()))
        .body(RunStatus.of(successor, null, null));
  }

  private Problems.Stored store(Problems.Checked checked, UUID parent, RevisionRequest request) {
    return problems.store(
        tenant.id(),
        checked,
        parent,
        json.writerFor(CHANGES).writeValueAsString(request.changes()));
  }

  private byte[] hash(String path, RevisionRequest request) {
    return Hashes.of("POST " + path, json.writeValueAsBytes(request));
  }

  private void remember(@Nullable String key, byte[] hash, UUID problem, @Nullable UUID run) {
    keys.remember(tenant.id(), key, hash, new IdempotencyKeys.Made(problem, run));
  }

  private Problems.Checked revised(UUID problemId, RevisionRequest request) {
    request.requireChanges();
    Problem problem = problems.problem(tenant.id(), problemId);
    UUID run = request.publishedRun();
    PlacementPlan published = run == null ? null : published(run, problem);
    return problems.check(() -> {
      RevisedProblem revised = new RevisedProblem(problem);
      if (published != null) {
        revised.publish(published);
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
    // The run may be of another problem than the path's.
    audit.readsRun(runId);
    return events
        .bestPlan(tenant.id(), runId)
        .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + runId + " has no plan yet"))
        .plan();
  }
}
