package org.platsa.api.page.planning;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.Form;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Mends;
import org.platsa.api.revision.RevisionRequest;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStarts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunWait;
import org.platsa.api.submission.Hashes;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.solver.json.Json;
import org.springframework.stereotype.Component;

/**
 * Mends a term's plan after a late change (<i>lagning</i>), as programs do it: a revision of the
 * newest data, of which the plan is what everybody has been told, and a short run from that plan.
 */
@Component
class Repairs {
  /** How long a proposal is awaited before the page says that it is on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Mends mends;
  private final RunStarts starts;
  private final RunQueue queue;
  private final RunWait wait;
  private final Problems problems;
  private final CurrentTenant tenant;

  Repairs(
      Mends mends,
      RunStarts starts,
      RunQueue queue,
      RunWait wait,
      Problems problems,
      CurrentTenant tenant) {
    this.mends = mends;
    this.starts = starts;
    this.queue = queue;
    this.wait = wait;
    this.problems = problems;
    this.tenant = tenant;
  }

  /**
   * A form as it was sent (<i>tryckning</i>): pressed twice, it is the same.
   *
   * @param key the page's and the form's together; null if the page gave none
   * @param form the hash of what stands in it
   */
  record Press(@Nullable String key, byte[] form) {
    static Press of(String termId, Form form) {
      SortedMap<String, List<String>> typed = new TreeMap<>(form.values());
      // Another page of the same form has another token.
      typed.keySet().removeIf(name -> name.startsWith("_"));
      byte[] hash =
          Hashes.of(
              "POST /terms/" + termId + "/change " + form.name(),
              Json.mapper().writeValueAsBytes(typed));
      String key = form.text("key");
      return new Press(
          key.isBlank() ? null : key + " " + HexFormat.of().formatHex(hash, 0, 16), hash);
    }
  }

  /**
   * Does what a form asks for, or finds what the same form did before: pressed twice, it is done
   * once.
   *
   * @param make does it, by {@link #propose}
   * @return the run that mends the plan, ended if it took no longer than a moment
   * @throws ApiException what {@code make} throws
   */
  UUID once(Press press, Supplier<RunStatus> make) throws InterruptedException {
    UUID run = starts.beforeOr(press.key(), press.form(), make).id();
    wait.forEnd(tenant.id(), run, PATIENCE);
    return run;
  }

  /**
   * Stores what has changed and has the plan mended.
   *
   * @param plan the run whose plan is to stay as it is, as far as it can
   * @throws ApiException 422 with every fault of the change
   */
  RunStatus propose(UUID problemId, RunStatus plan, List<Change> changes, Press press) {
    RevisionRequest request = new RevisionRequest(changes, plan.id(), null, true);
    return mends.start(
        problemId,
        request,
        null,
        plan.weights(),
        plan.id(),
        press.key(),
        press.form(),
        queued -> {});
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
