package org.platsa.api.revision;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.ListedVersion;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.VersionChange;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes new problems of old ones and a list of changes (<i>revideringar</i>). */
@Component
public class Revisions {
  private static final int MOST_ENTRIES = 200;

  /** With it each change says its type. */
  private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

  private final Problems problems;
  private final RunStore runs;
  private final EventStore events;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final ApplicationEventPublisher publisher;

  Revisions(
      Problems problems,
      RunStore runs,
      EventStore events,
      ComputeLane lane,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction,
      JsonMapper json,
      ApplicationEventPublisher publisher) {
    this.problems = problems;
    this.runs = runs;
    this.events = events;
    this.lane = lane;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
    this.publisher = publisher;
  }

  /**
   * A revision that is right, on its way to be stored.
   *
   * @param parent what it is made of
   * @param version of that, as it was read
   */
  record Ready(UUID parent, String version, Problems.Checked checked, RevisionRequest request) {}

  /**
   * Makes and stores a revision.
   *
   * @throws ApiException 422 with every fault; 409 if the problem has changed meanwhile, or if the
   *     request is for a term's newest data only and there is newer
   */
  public Problems.Stored revise(UUID problemId, RevisionRequest request) {
    Ready ready = ready(problemId, request);
    return Objects.requireNonNull(transaction.execute(status -> store(ready)));
  }

  /**
   * What a problem is after changes, unchecked as a whole.
   *
   * @throws ApiException 422 with every change that does not fit; each points into {@code /changes}
   */
  public static Problem changed(Problem problem, List<Change> changes) {
    RevisedProblem revised = new RevisedProblem(problem);
    revised.apply(changes);
    return revised.problem();
  }

  /**
   * What providers were told (<i>publicerat</i>).
   *
   * @param plan where everybody is whom somebody was told of
   * @param agreed placements whose place is agreed, and must not be moved any more
   */
  public record Told(PlacementPlan plan, Set<String> agreed) {
    public Told {
      agreed = Collections.unmodifiableSet(new LinkedHashSet<>(agreed));
    }
  }

  /** A term's versions with who made each and why, the newest first; the first 200. */
  public List<RevisionEntry> history(String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    UUID client = tenant.id();
    List<ListedVersion> versions =
        lane.call(
            ComputeTask.READ,
            () ->
                Objects.requireNonNull(
                    transaction.execute(
                        status -> problems.versions(client, termId, MOST_ENTRIES))));
    if (versions.isEmpty()) {
      throw ApiException.notFound("term", termId);
    }
    return versions.stream().map(RevisionEntry::of).toList();
  }

  /** Makes and checks a revision; it can take seconds: not to be called in a transaction. */
  Ready ready(UUID problemId, RevisionRequest request) {
    return ready(problemId, request, null);
  }

  /**
   * The same of a problem whose providers were told where everybody is.
   *
   * @param told that counts as published from now on, also without another change; null for nothing
   */
  Ready ready(UUID problemId, RevisionRequest request, @Nullable Told told) {
    if (told == null || !request.changes().isEmpty()) {
      request.requireChanges();
    }
    problems.requireVersionOfTerm(tenant.id(), problemId);
    String version = problems.version(tenant.id(), problemId);
    Problem parent = problems.problem(tenant.id(), problemId);
    if (request.publishedRun() != null) {
      // It may be of another problem than the one that is revised.
      audit.readsRun(request.publishedRun());
    }
    Optional<Change.Restored> restored = restored(request);
    Problem original = restored.map(first -> older(first, parent)).orElse(parent);
    List<Change> changes =
        restored.isPresent()
            ? request.changes().subList(1, request.changes().size())
            : request.changes();
    Problems.Checked checked =
        problems.check(() -> {
          RevisedProblem revised = new RevisedProblem(original);
          if (request.publishedRun() != null) {
            revised.publish(published(request.publishedRun(), parent), Set.of());
          }
          if (told != null) {
            revised.publish(told.plan(), told.agreed());
          }
          revised.apply(changes);
          return revised.problem();
        });
    return new Ready(problemId, version, checked, request);
  }

  /** To be called in a transaction. */
  Problems.Stored store(Ready ready) {
    if (ready.request().isOnlyOfNewest()) {
      problems.requireNewest(tenant.id(), ready.parent());
    }
    problems.requireVersion(tenant.id(), ready.parent(), ready.version());
    Problems.Stored stored =
        problems.store(
            tenant.id(),
            ready.checked(),
            ready.parent(),
            json.writerFor(CHANGES).writeValueAsString(ready.request().changes()),
            ready.request().reason());
    if (restored(ready.request()).isPresent()) {
      publisher.publishEvent(new VersionChange.Restored(tenant.id(), stored.summary().termId()));
    }
    return stored;
  }

  private static Optional<Change.Restored> restored(RevisionRequest request) {
    return request.changes().stream()
        .findFirst()
        .filter(Change.Restored.class::isInstance)
        .map(Change.Restored.class::cast);
  }

  private Problem older(Change.Restored restored, Problem parent) {
    UUID id = restored.problemId();
    if (id == null) {
      throw wrong("MISSING_FIELD", "", "problemId saknas.", "problemId is missing.");
    }
    problems.requireVersionOfTerm(tenant.id(), id);
    Problem older = problems.problem(tenant.id(), id);
    String term = parent.term().id();
    if (!older.term().id().equals(term)) {
      throw wrong(
          "OTHER_TERM",
          id.toString(),
          "Underlaget gäller " + older.term().id() + ", inte " + term + ".",
          "The problem is of " + older.term().id() + ", not of " + term + ".");
    }
    return older;
  }

  private static ApiException wrong(String code, String value, String sv, String en) {
    return ApiException.invalid(
        "The changes do not fit the problem",
        List.of(ErrorIssue.error(code, "/changes/0/problemId", value, sv, en)));
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
        .bestPlan(tenant.id(), runId)
        .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + runId + " has no plan yet"))
        .plan();
  }
}
