package org.platsa.api.page.planning;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.result.Explainers;
import org.platsa.api.revision.Change;
import org.platsa.api.revision.Differences;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.explain.ChangedProblem;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.problem.Problem;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Tries what would give somebody a place (<i>åtgärd</i>): the data is revised as the remedy says,
 * and the plan mended, as after a late change. What comes of it is a proposal.
 */
@PageController
class RemedyController {
  private final Workspaces workspaces;
  private final Explainers explainers;
  private final ComputeLane lane;
  private final Repairs repairs;
  private final Problems problems;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Toasts toasts;

  RemedyController(
      Workspaces workspaces,
      Explainers explainers,
      ComputeLane lane,
      Repairs repairs,
      Problems problems,
      AuditLog audit,
      CurrentTenant tenant,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.explainers = explainers;
    this.lane = lane;
    this.repairs = repairs;
    this.problems = problems;
    this.audit = audit;
    this.tenant = tenant;
    this.toasts = toasts;
  }

  /**
   * Proposes the plan that a remedy gives, once however often it is pressed; the plan's page again
   * if data or plan have changed.
   *
   * @param sent {@code run} whose plan the remedy was told of, {@code placement} that is to have a
   *     place, {@code remedy} which of its remedies, from 0 on, and {@code key}
   */
  @RecordsOwnReads
  @PostMapping("/terms/{termId}/change/remedy")
  String propose(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      RedirectAttributes address,
      Locale locale)
      throws InterruptedException {
    Form form = Form.of("remedy", sent);
    Repairs.Press press = Repairs.Press.of(termId, form);
    try {
      address.addAttribute("proposal", repairs.once(press, () -> proposed(termId, form, press)));
      audit.readsNobody();
      return "redirect:/terms/{termId}/change";
    } catch (ApiException e) {
      if (e.type() != ErrorType.CONFLICT) {
        throw e;
      }
      toasts.next(request, locale, "change.remedyOld");
      address.addAttribute("placement", form.text("placement"));
      return "redirect:/terms/{termId}/plan";
    }
  }

  private RunStatus proposed(String termId, Form form, Repairs.Press press) {
    Workspace term = workspaces.get(termId).workspace();
    RunStatus plan = term.plan();
    UUID head = term.head().problemId();
    if (plan == null
        || term.run() != null
        || !plan.id().toString().equals(form.text("run"))
        || !plan.problemId().equals(head)) {
      throw ApiException.of(ErrorType.CONFLICT, "The data or the plan has changed since");
    }
    audit.readsRun(plan.id());
    String placement = form.text("placement");
    Explainer explainer = explainers.of(tenant.id(), plan.id()).explainer();
    Problem problem = problems.problem(tenant.id(), head);
    if (problem.placements().stream().noneMatch(one -> one.id().equals(placement))) {
      throw ApiException.notFound("placement", placement);
    }
    List<Remedy> remedies =
        lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> explainer.explain(placement, 0).remedies());
    String number = form.text("remedy");
    int remedy = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : remedies.size();
    if (remedy >= remedies.size()) {
      throw ApiException.notFound("remedy", number);
    }
    List<Change> changes =
        Differences.between(problem, ChangedProblem.of(problem, placement, remedies.get(remedy)));
    return repairs.propose(head, plan, changes, press);
  }
}
