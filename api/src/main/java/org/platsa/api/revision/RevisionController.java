package org.platsa.api.revision;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.IdempotencyKeys;
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
            keys.find(tenant.id(), key, hash)
                .map(made ->
                    new Problems.Stored(problems.summary(tenant.id(), made.problemId()), false))
                .orElseGet(() -> {
                  Problems.Stored made = revisions.store(ready);
                  remember(key, hash, made.summary().id(), null);
                  return made;
                }));
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
        transaction.execute(status -> {
          UUID made =
              keys.find(tenant.id(), key, hash).map(IdempotencyKeys.Made::runId).orElse(null);
          if (made != null) {
            return runs.get(tenant.id(), made);
          }
          Run queued =
              queue.supersede(tenant.id(), runId, () -> revisions.store(ready).summary().id());
          remember(key, hash, queued.problemId(), queued.id());
          return queued;
        });
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/runs/" + successor.id()))
        .body(RunStatus.of(successor, null, null));
  }

  private byte[] hash(String path, RevisionRequest request) {
    return Hashes.of("POST " + path, json.writeValueAsBytes(request));
  }

  private void remember(@Nullable String key, byte[] hash, UUID problem, @Nullable UUID run) {
    keys.remember(tenant.id(), key, hash, new IdempotencyKeys.Made(problem, run));
  }
}
