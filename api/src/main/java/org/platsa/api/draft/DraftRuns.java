package org.platsa.api.draft;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Beginning;
import org.platsa.api.run.RunRequest;
import org.platsa.api.run.RunStarts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStore;
import org.springframework.stereotype.Component;

/**
 * Plans on from drafts (<i>omplanering</i>): a run begins where the draft has everybody, whoever is
 * pinned there stays, and the draft is left as it is. The run is judged by the draft's weights.
 */
@Component
public class DraftRuns {
  private final Drafts drafts;
  private final DraftPlans plans;
  private final RunStore runs;
  private final RunStarts starts;
  private final CurrentTenant tenant;

  DraftRuns(
      Drafts drafts, DraftPlans plans, RunStore runs, RunStarts starts, CurrentTenant tenant) {
    this.drafts = drafts;
    this.plans = plans;
    this.runs = runs;
    this.starts = starts;
    this.tenant = tenant;
  }

  /**
   * Queues such a run.
   *
   * @param key as of {@link RunStarts#start}
   * @throws ApiException 422 for a request that cannot be; 404; 409 if it is another version by
   *     now; 429 when too many runs are queued
   */
  public RunStatus start(UUID draftId, DraftRunRequest request, @Nullable String key) {
    Draft draft = drafts.seen(tenant.id(), draftId, request.version());
    Map<String, Seat> seats = plans.of(tenant.id(), draft).seats();
    Beginning beginning =
        new Beginning(
            seats.entrySet().stream()
                .map(seat ->
                    new Beginning.PlannedSeat(
                        seat.getKey(),
                        seat.getValue().supervisorId(),
                        seat.getValue().periodId(),
                        seat.getValue().pinned()))
                .toList());
    return starts.startFromDraft(
        draft.problemId(), draftId, beginning, asRun(draft, request), key, request);
  }

  private RunRequest asRun(Draft draft, DraftRunRequest request) {
    UUID begun = draft.runId();
    Map<String, Integer> weights =
        begun == null ? Map.of() : runs.get(tenant.id(), begun).settings().weights();
    return new RunRequest(
        request.timeLimitSeconds(),
        request.unimprovedSeconds(),
        request.stepLimit(),
        request.seed(),
        request.priority(),
        weights.isEmpty() ? null : weights,
        null);
  }
}
