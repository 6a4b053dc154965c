package org.platsa.api.publication;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftNow;
import org.platsa.api.draft.Drafts;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.result.Explainers;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Finds plans that may be published (<i>planer att publicera</i>), and records that they are read.
 */
@Component
class PublishablePlans {
  private final RunStore runs;
  private final Drafts drafts;
  private final Explainers explainers;
  private final Problems problems;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  PublishablePlans(
      RunStore runs,
      Drafts drafts,
      Explainers explainers,
      Problems problems,
      ComputeLane lane,
      CurrentTenant tenant,
      AuditLog audit) {
    this.runs = runs;
    this.drafts = drafts;
    this.explainers = explainers;
    this.problems = problems;
    this.lane = lane;
    this.tenant = tenant;
    this.audit = audit;
  }

  /**
   * A run's plan or a draft's.
   *
   * @param draftVersion which version was seen; null for the present one
   * @throws ApiException 400 unless one of run and draft is named; 404; 409 for a run that has not
   *     ended or has no plan, or a draft of another version
   */
  PublishablePlan of(@Nullable UUID runId, @Nullable UUID draftId, @Nullable Integer draftVersion) {
    if (draftId != null) {
      return ofDraft(draftId, draftVersion);
    }
    if (runId == null) {
      throw ApiException.parameter(
          "runId",
          null,
          "Ange antingen runId eller draftId: vilken plan det gäller.",
          "Give either runId or draftId: which plan it is about.");
    }
    return ofRun(runId);
  }

  private PublishablePlan ofRun(UUID runId) {
    UUID client = tenant.id();
    Run run = runs.get(client, runId);
    if (!run.state().isFinished()) {
      throw ApiException.conflict(
          "UNFINISHED_RUN",
          "/runId",
          "Planeringen pågår än. Vänta tills den är klar, eller stoppa den.",
          "The run has not ended yet. Maybe wait for it, or stop it.");
    }
    audit.readsRun(runId);
    String version = problems.version(client, run.problemId());
    Explainers.Explained explained = explainers.of(client, runId);
    return plan(
        run.problemId(), version, runId, null, null, explained.problem(), explained.explainer());
  }

  private PublishablePlan ofDraft(UUID draftId, @Nullable Integer version) {
    UUID client = tenant.id();
    Draft draft = drafts.get(client, draftId);
    if (version != null && version != draft.version()) {
      throw ApiException.conflicts(
          "The draft has been changed since version " + version,
          List.of(
              ErrorIssue.error(
                  "CHANGED_MEANWHILE",
                  "/draftVersion",
                  version.toString(),
                  "Utkastet har ändrats sedan du såg det. Se över det igen.",
                  "The draft has been changed since you saw it. Look at it again.")));
    }
    audit.readsProblem(draft.problemId());
    String problemVersion = problems.version(client, draft.problemId());
    DraftNow now = drafts.now(client, draft);
    return plan(
        draft.problemId(),
        problemVersion,
        null,
        draftId,
        draft.version(),
        now.plan().problem(),
        now.plan().explainer());
  }

  private PublishablePlan plan(
      UUID problemId,
      String version,
      @Nullable UUID runId,
      @Nullable UUID draftId,
      @Nullable Integer draftVersion,
      Problem problem,
      Explainer explainer) {
    return new PublishablePlan(
        problemId,
        version,
        runId,
        draftId,
        draftVersion,
        problem,
        lane.call(ComputeTask.CHECK, explainer::overview),
        explainer);
  }
}
