package org.platsa.api.run;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Spool;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
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

/** Runs over HTTP (<i>körningar</i>). */
@RestController
@RequestMapping("/api/v1")
class RunController {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final RunQueue queue;
  private final RunStarts starts;
  private final RunStore runs;
  private final RunWait wait;
  private final Problems problems;
  private final CurrentTenant tenant;
  private final ReadTransaction read;
  private final RunStatuses statuses;
  private final int largestPage;

  RunController(
      RunQueue queue,
      RunStarts starts,
      RunStore runs,
      RunWait wait,
      Problems problems,
      CurrentTenant tenant,
      ReadTransaction read,
      RunStatuses statuses,
      Settings settings) {
    this.queue = queue;
    this.starts = starts;
    this.runs = runs;
    this.wait = wait;
    this.problems = problems;
    this.tenant = tenant;
    this.read = read;
    this.statuses = statuses;
    this.largestPage = settings.limits().pageSize();
  }

  @PostMapping(
      path = "/problems",
      params = "solve",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> submitAndSolve(
      @RequestParam boolean solve,
      Spool document,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (!solve) {
      throw ApiException.parameter(
          "solve",
          "false",
          "Utelämna solve eller sätt den till true.",
          "Leave solve out, or true.");
    }
    byte[] request = problems.requestHash("POST /problems?solve", document);
    Problems.Checked checked = problems.read(document);
    return accepted(
        starts.start(
            () -> problems.store(tenant.id(), checked, null, null).summary().id(),
            RunRequest.DEFAULT,
            key,
            request,
            queued -> {}));
  }

  @PostMapping(
      path = "/problems/{problemId}/runs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> queue(
      @PathVariable UUID problemId,
      @RequestBody(required = false) @Nullable RunRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    return accepted(starts.start(problemId, body == null ? RunRequest.DEFAULT : body, key));
  }

  private static ResponseEntity<RunStatus> accepted(RunStatus run) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/runs/" + run.id()))
        .body(run);
  }

  @GetMapping(path = "/problems/{problemId}/runs", produces = MediaType.APPLICATION_JSON_VALUE)
  RunPage ofProblem(
      @PathVariable UUID problemId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    ApiException.requireWithin("page", page, 0, 1_000_000);
    ApiException.requireWithin("size", size, 1, largestPage);
    return read.of(() -> {
      problems.summary(tenant.id(), problemId);
      return new RunPage(
          runs.page(tenant.id(), problemId, page, size).stream()
              .map(run -> RunStatus.of(run, null, null))
              .toList(),
          page,
          size,
          runs.count(tenant.id(), problemId));
    });
  }

  @GetMapping(path = "/runs/{runId}", produces = MediaType.APPLICATION_JSON_VALUE)
  RunStatus status(@PathVariable UUID runId) {
    return statuses.of(() -> runs.get(tenant.id(), runId));
  }

  @DeleteMapping(path = "/runs/{runId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> stop(@PathVariable UUID runId) throws InterruptedException {
    queue.cancel(tenant.id(), runId);
    Run run = wait.forEnd(tenant.id(), runId, LONGEST_WAIT);
    return ResponseEntity.status(run.state().isFinished() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .body(statuses.of(() -> run));
  }
}
