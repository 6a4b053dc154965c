package org.platsa.api.revision;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.RunRequest;
import org.platsa.api.run.RunStarts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Short runs that mend a plan after its problem was revised (<i>lagning</i>). */
@Component
public class Mends {
  /** Whoever waits in front of a page goes before plannings that take minutes. */
  private static final int PRIORITY = 10;

  /** So many placements are mended within a second. */
  private static final int PLACEMENTS_A_SECOND = 2_000;

  private final RunStarts starts;
  private final Problems problems;
  private final TransactionTemplate transaction;
  private final CurrentTenant tenant;

  Mends(
      RunStarts starts, Problems problems, TransactionTemplate transaction, CurrentTenant tenant) {
    this.starts = starts;
    this.problems = problems;
    this.transaction = transaction;
    this.tenant = tenant;
  }

  /**
   * Starts one. What cannot be mended now is not changed either: a revision that was stored for it
   * goes again.
   *
   * @param weights soft weights in place of the problem's; none when empty
   * @param startFrom whose plan to begin from; null for where the problem has everybody
   * @param key the same key starts the same run; null for one that is started once
   */
  public RunStatus start(
      Problems.Stored stored,
      Map<String, Integer> weights,
      @Nullable UUID startFrom,
      @Nullable String key) {
    RunRequest request = request(stored, weights, startFrom);
    return start(stored, () -> starts.start(stored.summary().id(), request, key));
  }

  /**
   * The same for a request that asks for the revision as well.
   *
   * @param whole the hash of that request, to tell the same one sent again
   * @param along what is done in the same transaction with the run that is queued
   */
  public RunStatus start(
      Problems.Stored stored,
      Map<String, Integer> weights,
      @Nullable String key,
      byte[] whole,
      Consumer<UUID> along) {
    RunRequest request = request(stored, weights, null);
    return start(stored, () -> starts.start(stored.summary().id(), request, key, whole, along));
  }

  private static RunRequest request(
      Problems.Stored stored, Map<String, Integer> weights, @Nullable UUID startFrom) {
    return new RunRequest(
        1 + stored.summary().placements() / PLACEMENTS_A_SECOND,
        null,
        null,
        null,
        PRIORITY,
        weights.isEmpty() ? null : weights,
        startFrom);
  }

  private RunStatus start(Problems.Stored stored, Supplier<RunStatus> start) {
    try {
      return start.get();
    } catch (ApiException e) {
      if (stored.created()) {
        forget(stored.summary().id());
      }
      throw e;
    }
  }

  /** Has a revision go again, with its runs. */
  public void forget(UUID problem) {
    transaction.executeWithoutResult(status -> problems.delete(tenant.id(), problem));
  }
}
