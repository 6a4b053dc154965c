package org.platsa.api.revision;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

  private final Revisions revisions;
  private final RunStarts starts;
  private final Problems problems;
  private final TransactionTemplate transaction;
  private final CurrentTenant tenant;

  Mends(
      Revisions revisions,
      RunStarts starts,
      Problems problems,
      TransactionTemplate transaction,
      CurrentTenant tenant) {
    this.revisions = revisions;
    this.starts = starts;
    this.problems = problems;
    this.transaction = transaction;
    this.tenant = tenant;
  }

  /**
   * Revises a problem and starts one: both or nothing.
   *
   * @param told what everybody was told; null for what the revision says
   * @param weights soft weights in place of the problem's; none when empty
   * @param startFrom whose plan to begin from; null for where the problem has everybody
   * @param key the same key starts the same run; null for one that is started once
   * @param whole the hash of the whole request, to tell the same one sent again
   * @param along what is done with the run that is queued, in the same transaction
   * @throws ApiException as {@link Revisions#revise} and {@link RunStarts#start} do; nothing is
   *     revised then
   */
  public RunStatus start(
      UUID problem,
      RevisionRequest revision,
      Revisions.@Nullable Told told,
      Map<String, Integer> weights,
      @Nullable UUID startFrom,
      @Nullable String key,
      byte[] whole,
      Consumer<UUID> along) {
    return starts.beforeOr(
        key,
        whole,
        () -> {
          Revisions.Ready ready = revisions.ready(problem, revision, told);
          int placements = ready.checked().accepted().value().placements().size();
          return starts.start(
              () -> revisions.store(ready).summary().id(),
              request(placements, weights, startFrom),
              key,
              whole,
              along);
        });
  }

  private static RunRequest request(
      int placements, Map<String, Integer> weights, @Nullable UUID startFrom) {
    return new RunRequest(
        1 + placements / PLACEMENTS_A_SECOND,
        null,
        null,
        null,
        PRIORITY,
        weights.isEmpty() ? null : weights,
        startFrom);
  }

  /** Has a revision go again, with its runs. */
  public void forget(UUID problem) {
    transaction.executeWithoutResult(status -> problems.delete(tenant.id(), problem));
  }
}
