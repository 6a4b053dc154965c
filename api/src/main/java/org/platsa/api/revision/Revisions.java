package org.platsa.api.revision;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes new problems of old ones and a list of changes (<i>revideringar</i>). */
@Component
public class Revisions {
  private final Problems problems;
  private final RunStore runs;
  private final EventStore events;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  Revisions(
      Problems problems,
      RunStore runs,
      EventStore events,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.problems = problems;
    this.runs = runs;
    this.events = events;
    this.tenant = tenant;
    this.transaction = transaction;
    this.json = json;
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
   * @throws ApiException 422 with every fault; 409 if the problem has changed meanwhile
   */
  public Problems.Stored revise(UUID problemId, RevisionRequest request) {
    Ready ready = ready(problemId, request);
    return Objects.requireNonNull(transaction.execute(status -> store(ready)));
  }

  /** Makes and checks a revision; it can take seconds: not to be called in a transaction. */
  Ready ready(UUID problemId, RevisionRequest request) {
    request.requireChanges();
    String version = problems.version(tenant.id(), problemId);
    Problem problem = problems.problem(tenant.id(), problemId);
    Problems.Checked checked =
        problems.check(() -> {
          RevisedProblem revised = new RevisedProblem(problem);
          if (request.publishedRun() != null) {
            revised.publish(published(request.publishedRun(), problem));
          }
          revised.apply(request.changes());
          return revised.problem();
        });
    return new Ready(problemId, version, checked, request);
  }

  /** To be called in a transaction. */
  Problems.Stored store(Ready ready) {
    problems.requireVersion(tenant.id(), ready.parent(), ready.version());
    return problems.store(
        tenant.id(),
        ready.checked(),
        ready.parent(),
        json.writeValueAsString(ready.request().changes()));
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
