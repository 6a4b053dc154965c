package org.platsa.api.page.planning;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Mends;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunWait;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.WorkspaceView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mends a term's plan after a late change (<i>lagning</i>), as programs do it: a revision of the
 * newest data, of which the plan is what everybody has been told, and a short run from that plan.
 */
@Component
class Repairs {
  /** How long a proposal is awaited before the page says that it is on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Mends mends;
  private final RunQueue queue;
  private final RunWait wait;
  private final Problems problems;
  private final CurrentTenant tenant;
  private final JsonMapper json;

  Repairs(
      Mends mends,
      RunQueue queue,
      RunWait wait,
      Problems problems,
      CurrentTenant tenant,
      JsonMapper json) {
    this.mends = mends;
    this.queue = queue;
    this.wait = wait;
    this.problems = problems;
    this.tenant = tenant;
    this.json = json;
  }

  /**
   * Stores what has changed and has the plan mended.
   *
   * @param plan the run whose plan is to stay as it is, as far as it can
   * @return the run that mends it, ended if it took no longer than a moment
   * @throws ApiException 422 with every fault of the change
   */
  UUID propose(UUID problemId, RunStatus plan, List<Change> changes, String key)
      throws InterruptedException {
    RevisionRequest request = new RevisionRequest(changes, plan.id(), null, true);
    byte[] whole =
        Hashes.of("POST /problems/" + problemId + "/change", json.writeValueAsBytes(request));
    UUID run =
        mends
            .start(problemId, request, null, plan.weights(), plan.id(), key, whole, queued -> {})
            .id();
    wait.forEnd(tenant.id(), run, PATIENCE);
    return run;
  }

  /**
   * Takes back a change with its proposal: the data is again what it was.
   *
   * @throws ApiException 409 if something else has been done with the changed data
   */
  void leave(WorkspaceView term, RunStatus proposal) throws InterruptedException {
    UUID revised = proposal.problemId();
    boolean isNewest = term.workspace().head().problemId().equals(revised);
    boolean isUsed =
        term.drafts().stream().anyMatch(draft -> draft.problemId().equals(revised))
            || term.runs().stream()
                .anyMatch(
                    run -> run.problemId().equals(revised) && !run.id().equals(proposal.id()));
    if (!isNewest || isUsed || problems.summary(tenant.id(), revised).parentId() == null) {
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Something else has been done with the changed data, so that it stays. Maybe make another"
              + " change.");
    }
    queue.cancel(tenant.id(), proposal.id());
    wait.forEnd(tenant.id(), proposal.id(), PATIENCE);
    mends.forget(revised);
  }
}
