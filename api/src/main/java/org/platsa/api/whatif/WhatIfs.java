package org.platsa.api.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunRequest;
import org.platsa.api.run.RunStatuses;
import org.platsa.api.run.RunStore;
import org.platsa.api.run.RunWait;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Reasons;
import org.platsa.api.submission.StoredVersion;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks what would be (<i>tänk om</i>): each question is a changed copy of a problem with a run of
 * its own, so that its answer is worth as much as any plan. The copies are no versions of the
 * term's data.
 */
@Component
public class WhatIfs {
  private static final int MOST = 100;

  /** How long the end of a run is awaited that is told to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Problems problems;
  private final RunQueue queue;
  private final RunStore runs;
  private final RunStatuses statuses;
  private final RunWait wait;
  private final IdempotencyKeys keys;
  private final ComputeLane lane;
  private final ReadTransaction read;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  WhatIfs(
      Problems problems,
      RunQueue queue,
      RunStore runs,
      RunStatuses statuses,
      RunWait wait,
      IdempotencyKeys keys,
      ComputeLane lane,
      ReadTransaction read,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.problems = problems;
    this.queue = queue;
    this.runs = runs;
    this.statuses = statuses;
    this.wait = wait;
    this.keys = keys;
    this.lane = lane;
    this.read = read;
    this.tenant = tenant;
    this.transaction = transaction;
    this.json = json;
  }

  /** What is stored of a question. */
  private record Kept(List<Supposition> suppose, int newSupervisors, int newlyTrained) {}

  /** A version that was stored, with its run. */
  private record Asked(StoredVersion version, @Nullable Run run) {}

  /**
   * Asks a question, or finds the answer of the same one.
   *
   * @param problemId the data that would be different
   * @param key a request that comes again with its key is answered with what the first one made
   * @throws ApiException 422 with every fault; 409 if the problem is a what-if itself, or has
   *     changed meanwhile; 429 when too many runs are queued
   */
  public WhatIf ask(UUID problemId, WhatIfRequest request, @Nullable String key) {
    UUID client = tenant.id();
    problems.requireVersionOfTerm(client, problemId);
    List<@Nullable Supposition> suppose = supposed(request);
    byte[] hash =
        Hashes.of("POST /problems/" + problemId + "/what-ifs", json.writeValueAsBytes(request));
    UUID made =
        transaction
            .execute(status -> keys.find(client, key, hash))
            .orElseGet(() -> made(problemId, request, suppose, key, hash));
    return of(problemId).stream()
        .filter(each -> each.problemId().equals(made))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("problem", Objects.requireNonNull(made)));
  }

  private UUID made(
      UUID problemId,
      WhatIfRequest request,
      List<@Nullable Supposition> suppose,
      @Nullable String key,
      byte[] hash) {
    UUID client = tenant.id();
    String version = problems.version(client, problemId);
    Problem base = problems.problem(client, problemId);
    Problems.Checked checked = problems.check(() -> new SupposedProblem(base).with(suppose));
    Kept kept = kept(suppose, base, checked.accepted().value());
    RunRequest run = Objects.requireNonNullElse(request.run(), RunRequest.DEFAULT);
    return Objects.requireNonNull(
        transaction.execute(status ->
            keys.once(
                client,
                key,
                hash,
                before -> before,
                () -> {
                  problems.requireVersion(client, problemId, version);
                  UUID stored =
                      problems
                          .storeWhatIf(
                              client,
                              checked,
                              problemId,
                              json.writeValueAsString(kept),
                              request.reason())
                          .summary()
                          .id();
                  if (usable(stored) == null) {
                    queue.queue(client, stored, run);
                  }
                  return stored;
                },
                Made::problem)));
  }

  /** The newest run of a question unless it came to nothing. */
  private @Nullable Run usable(UUID problem) {
    Run newest = newest(tenant.id(), problem);
    return newest != null && (!newest.state().isFinished() || newest.progress().cost() != null)
        ? newest
        : null;
  }

  private @Nullable Run newest(UUID client, UUID problem) {
    return runs.page(client, problem, 0, 1).stream().findFirst().orElse(null);
  }

  /**
   * The questions that were asked of a problem with their answers, the newest first; at most
   * {@value #MOST}.
   *
   * @throws ApiException 404 if there is no such problem
   */
  public List<WhatIf> of(UUID problemId) {
    UUID client = tenant.id();
    return lane.call(
        ComputeTask.READ,
        () ->
            read
                .of(() -> {
                  problems.summary(client, problemId);
                  return problems.whatIfs(client, problemId, MOST).stream()
                      .map(version -> new Asked(version, newest(client, version.id())))
                      .toList();
                })
                .stream()
                .map(each -> whatIf(problemId, each))
                .toList());
  }

  /**
   * Forgets a question with its answer; one that is being worked out is stopped first.
   *
   * @throws ApiException 404 if it is none of the problem's; 409 if it does not stop at once
   */
  public void forget(UUID problemId, UUID whatIf) throws InterruptedException {
    UUID client = tenant.id();
    transaction.executeWithoutResult(status -> {
      if (problems.whatIfs(client, problemId, MOST).stream()
          .noneMatch(each -> each.id().equals(whatIf))) {
        throw ApiException.notFound("what-if", whatIf);
      }
    });
    Run run = newest(client, whatIf);
    if (run != null && !run.state().isFinished()) {
      queue.cancel(client, run.id());
      wait.forEnd(client, run.id(), PATIENCE);
    }
    transaction.executeWithoutResult(status -> problems.delete(client, whatIf));
  }

  private WhatIf whatIf(UUID of, Asked asked) {
    StoredVersion version = asked.version();
    ComputeLane.require();
    Kept kept = json.readValue(Objects.requireNonNull(version.changes()), Kept.class);
    return new WhatIf(
        version.id(),
        of,
        kept.suppose(),
        kept.newSupervisors(),
        kept.newlyTrained(),
        version.at(),
        version.by(),
        version.reason(),
        asked.run() == null ? null : statuses.of(asked.run()));
  }

  private static Kept kept(List<@Nullable Supposition> suppose, Problem base, Problem supposed) {
    Map<String, Supervisor> before = new HashMap<>();
    base.supervisors().forEach(each -> before.put(each.id(), each));
    int added = 0;
    int trained = 0;
    for (Supervisor each : supposed.supervisors()) {
      Supervisor was = before.get(each.id());
      if (was == null) {
        added++;
      } else if (each.training().isTrained() && !was.training().isTrained()) {
        trained++;
      }
    }
    List<Supposition> right = new ArrayList<>();
    suppose.forEach(each -> right.add(Objects.requireNonNull(each)));
    return new Kept(right, added, trained);
  }

  private static List<@Nullable Supposition> supposed(WhatIfRequest request) {
    List<ErrorIssue> issues = new ArrayList<>();
    List<@Nullable Supposition> suppose = request.suppose();
    if (suppose == null || suppose.isEmpty()) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD",
              "/suppose",
              suppose == null ? null : "[]",
              "suppose ska ha minst ett antagande.",
              "suppose must have at least one supposition."));
    } else if (suppose.size() > WhatIfRequest.MOST) {
      issues.add(
          ErrorIssue.error(
              "LIST_TOO_LONG",
              "/suppose",
              Integer.toString(suppose.size()),
              "suppose har "
                  + suppose.size()
                  + " antaganden; högst "
                  + WhatIfRequest.MOST
                  + " tas emot.",
              "suppose has "
                  + suppose.size()
                  + " suppositions; at most "
                  + WhatIfRequest.MOST
                  + " are taken."));
    }
    Reasons.fault(request.reason()).ifPresent(issues::add);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("It cannot be supposed", issues);
    }
    return suppose == null ? List.of() : suppose;
  }
}
