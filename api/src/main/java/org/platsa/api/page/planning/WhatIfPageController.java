package org.platsa.api.page.planning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.run.RunRequest;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.platsa.api.whatif.TrainedGains;
import org.platsa.api.whatif.WhatIfRequest;
import org.platsa.api.whatif.WhatIfs;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where one asks what would be if something were different (<i>tänk om</i>). */
@PageController
@RequestMapping("/terms/{termId}/what-if")
class WhatIfPageController {
  /** An answer may take so long; it ends sooner when it is proven best. */
  private static final int SECONDS = 60;

  private final Workspaces workspaces;
  private final WhatIfs whatIfs;
  private final TrainedGains gains;
  private final Problems problems;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Ids ids;
  private final Toasts toasts;

  WhatIfPageController(
      Workspaces workspaces,
      WhatIfs whatIfs,
      TrainedGains gains,
      Problems problems,
      AuditLog audit,
      CurrentTenant tenant,
      Ids ids,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.whatIfs = whatIfs;
    this.gains = gains;
    this.problems = problems;
    this.audit = audit;
    this.tenant = tenant;
    this.ids = ids;
    this.toasts = toasts;
  }

  /**
   * What has been asked of the term's newest data, beside its plan.
   *
   * @param rank whether it is told where the next trained supervisor helps most
   */
  @RecordsOwnReads
  @GetMapping
  String asked(
      @PathVariable String termId,
      @RequestParam(defaultValue = "false") boolean rank,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    Form form = Form.keptOr(request, WhatIfForm.empty(ids.next()));
    return shown(term, form, rank, locale, model);
  }

  @RecordsOwnReads
  @PostMapping
  String ask(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    Form form = Form.of(WhatIfForm.NAME, sent);
    WhatIfForm.Read read = WhatIfForm.read(form);
    List<ErrorIssue> faults = new ArrayList<>(read.faults());
    RunStatus plan = planOfHead(term);
    if (plan == null) {
      throw ApiException.of(
          ErrorType.CONFLICT, "The newest data of " + termId + " has no plan to compare with yet");
    }
    if (faults.isEmpty()) {
      try {
        whatIfs.ask(
            term.head().problemId(),
            new WhatIfRequest(List.copyOf(read.suppose()), form.text("reason"), likeThePlan(plan)),
            form.text("key").isBlank() ? null : form.text("key"));
        audit.readsNobody();
        return "redirect:/terms/{termId}/what-if";
      } catch (ApiException e) {
        faults.addAll(faults(e, read));
      }
    }
    response.setStatus(ErrorType.INVALID_DOCUMENT.status());
    for (ErrorIssue fault : faults) {
      form = form.refused(fault);
    }
    return shown(term, form, false, locale, model);
  }

  @PostMapping("/{problemId}/forget")
  String forget(
      @PathVariable String termId,
      @PathVariable UUID problemId,
      HttpServletRequest request,
      Locale locale)
      throws InterruptedException {
    Workspace term = workspaces.get(termId).workspace();
    whatIfs.forget(term.head().problemId(), problemId);
    toasts.next(request, locale, "whatIf.forgotten");
    return "redirect:/terms/{termId}/what-if";
  }

  private static List<ErrorIssue> faults(ApiException refusal, WhatIfForm.Read read) {
    if (refusal.type() == ErrorType.TOO_MANY_QUEUED) {
      return List.of(PlanningController.tooManyQueued("percent"));
    }
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    return refusal.issues().stream().map(read::ofField).toList();
  }

  private static RunRequest likeThePlan(RunStatus plan) {
    return new RunRequest(
        SECONDS,
        null,
        null,
        null,
        null,
        plan.weights().isEmpty() ? null : plan.weights(),
        plan.id());
  }

  /** The plan of the newest data; null where there is none. */
  private static @Nullable RunStatus planOfHead(Workspace term) {
    RunStatus plan = term.plan();
    return plan != null && plan.problemId().equals(term.head().problemId()) ? plan : null;
  }

  private String shown(Workspace term, Form form, boolean rank, Locale locale, Model model) {
    UUID head = term.head().problemId();
    RunStatus plan = planOfHead(term);
    audit.readsProblem(head);
    if (rank && plan != null) {
      audit.readsRun(plan.id());
    }
    Problem problem = problems.problem(tenant.id(), head);
    List<WhatIfRow> rows = WhatIfRow.of(whatIfs.of(head), problem, plan, locale);
    model.addAttribute("term", term);
    model.addAttribute("plan", plan);
    model.addAttribute("form", form);
    model.addAttribute("keys", List.of(ids.next(), ids.next()));
    model.addAttribute("units", problem.units());
    model.addAttribute("rows", rows);
    model.addAttribute("shownFigures", WhatIfRow.SHOWN);
    model.addAttribute("now", WhatIfRow.figures(plan, plan, locale));
    model.addAttribute("open", rows.stream().anyMatch(WhatIfRow::isOpen));
    model.addAttribute(
        "gains", rank && plan != null ? GainRow.of(gains.of(plan.id()), problem) : null);
    return "planning/what-if";
  }
}
