package org.platsa.api.revision;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Revisions over HTTP (<i>revideringar</i>). */
@RestController
@RequestMapping("/api/v1")
class RevisionController {
  private final Revisions revisions;
  private final Problems problems;
  private final RunStore runs;
  private final RunQueue queue;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  RevisionController(
      Revisions revisions,
      Problems problems,
      RunStore runs,
      RunQueue queue,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.revisions = revisions;
    this.problems = problems;
    this.runs = runs;
    this.queue = queue;
    this.keys = keys;
    this.tenant = tenant;
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
    Revisions.Ready ready = revisions.ready(problemId, request);
    byte[] hash = hash("/problems/" + problemId + "/revisions", request);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.once(
                tenant.id(),
                key,
                hash,
                id -> new Problems.Stored(problems.summary(tenant.id(), id), false),
                () -> revisions.store(ready),
                made -> Made.problem(made.summary().id())));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  @GetMapping(path = "/workspaces/{termId}/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
  List<RevisionEntry> history(@PathVariable String termId) {
    return revisions.history(termId);
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
    Revisions.Ready ready = revisions.ready(parent, request);
    byte[] hash = hash("/runs/" + runId + "/changes", request);
    Run successor =
        transaction.execute(status ->
            keys.once(
                tenant.id(),
                key,
                hash,
                id -> runs.get(tenant.id(), id),
                () ->
                    queue.supersede(
                        tenant.id(), runId, () -> revisions.store(ready).summary().id()),
                queued -> Made.run(queued.problemId(), queued.id())));
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/runs/" + successor.id()))
        .body(RunStatus.of(successor, null, null));
  }

  private byte[] hash(String path, RevisionRequest request) {
    return Hashes.of("POST " + path, json.writeValueAsBytes(request));
  }
}
