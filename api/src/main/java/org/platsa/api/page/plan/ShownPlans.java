package org.platsa.api.page.plan;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.draft.ComparedPlans;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftNow;
import org.platsa.api.draft.Drafts;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.result.Explainers;
import org.platsa.api.result.Plans;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStatuses;
import org.platsa.api.run.RunStore;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.PlanOverview;
import org.springframework.stereotype.Component;

/** Finds the plan that an address asks for (<i>planer att visa</i>). */
@Component
class ShownPlans {
  private final Drafts drafts;
  private final Plans plans;
  private final Explainers explainers;
  private final RunStore runs;
  private final RunStatuses statuses;
  private final ComparedPlans compared;
  private final ComputeLane lane;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  ShownPlans(
      Drafts drafts,
      Plans plans,
      Explainers explainers,
      RunStore runs,
      RunStatuses statuses,
      ComparedPlans compared,
      ComputeLane lane,
      CurrentTenant tenant,
      AuditLog audit) {
    this.drafts = drafts;
    this.plans = plans;
    this.explainers = explainers;
    this.runs = runs;
    this.statuses = statuses;
    this.compared = compared;
    this.lane = lane;
    this.tenant = tenant;
    this.audit = audit;
  }

  /**
   * The plan: the draft or the run that is asked for, or else the term's newest; compared with
   * another, if one is asked for.
   *
   * @throws ApiException 404 if the term has no such draft or run, or no plan yet
   */
  Shown of(WorkspaceView term, Asked asked) {
    Shown shown = asked.get("draft").isEmpty() ? ofRun(term, asked) : of(draft(term, asked));
    String against = asked.get("against");
    return against.isEmpty() ? shown : compared(term, shown, against);
  }

  private Shown ofRun(WorkspaceView term, Asked asked) {
    RunStatus run =
        asked.get("run").isEmpty() ? term.workspace().plan() : run(term, asked.get("run"));
    if (run == null) {
      throw ApiException.of(ErrorType.NOT_FOUND, "Term " + asked.termId() + " has no plan yet");
    }
    audit.readsRun(run.id());
    Explainers.Explained explained = explainers.of(tenant.id(), run.id());
    return Shown.of(
        run,
        explained.problem(),
        plans.best(tenant.id(), run.id()).document(),
        explained.explainer(),
        overview(explained.explainer()));
  }

  private RunStatus run(WorkspaceView term, String id) {
    UUID known = uuid(id);
    if (known == null) {
      throw ApiException.notFound("run", id);
    }
    RunStatus run = statuses.of(runs.get(tenant.id(), known));
    requireOfTerm(term, run.problemId(), "run", known);
    return run;
  }

  private Shown compared(WorkspaceView term, Shown shown, String id) {
    UUID known = uuid(id);
    if (known == null) {
      throw ApiException.notFound("plan", id);
    }
    Optional<Draft> draft = drafts.find(tenant.id(), known);
    Shown.Against against;
    if (draft.isPresent()) {
      requireOfTerm(term, draft.get().problemId(), "draft", known);
      audit.readsProblem(draft.get().problemId());
      against = new Shown.Against(known, draft.get().name(), draft.get().changedAt());
    } else {
      against = new Shown.Against(known, null, run(term, id).queuedAt());
      audit.readsRun(known);
    }
    return shown.against(against, compared.of(tenant.id(), known).document());
  }

  private static void requireOfTerm(WorkspaceView term, UUID problem, String what, UUID id) {
    if (term.history().stream().noneMatch(one -> one.problemId().equals(problem))) {
      throw ApiException.notFound(what, id);
    }
  }

  /** A draft as it stands. */
  Shown of(Draft draft) {
    audit.readsProblem(draft.problemId());
    DraftNow now = drafts.now(tenant.id(), draft);
    return Shown.of(now, overview(now.plan().explainer()));
  }

  private PlanOverview overview(Explainer explainer) {
    return lane.call(ComputeTask.CHECK, explainer::overview);
  }

  /**
   * The draft that is asked for.
   *
   * @throws ApiException 404 if the term has no such draft
   */
  Draft draft(WorkspaceView term, Asked asked) {
    UUID id = uuid(asked.get("draft"));
    if (id == null) {
      throw ApiException.notFound("draft", asked.get("draft"));
    }
    Draft draft = drafts.get(tenant.id(), id);
    requireOfTerm(term, draft.problemId(), "draft", id);
    return draft;
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
