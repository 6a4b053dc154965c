package org.platsa.api.page.planning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.platsa.api.revision.Change;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Transport;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where a plan is mended after a late change (<i>sen ändring</i>). */
@PageController
@RequestMapping("/terms/{termId}/change")
class ChangeController {
  private static final String KIND = "what";

  /** So many ids are offered while one is typed. */
  private static final int OFFERED = 2_000;

  private final Workspaces workspaces;
  private final TermRuns runs;
  private final Repairs repairs;
  private final Comparisons comparisons;
  private final Problems problems;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Ids ids;
  private final Toasts toasts;

  ChangeController(
      Workspaces workspaces,
      TermRuns runs,
      Repairs repairs,
      Comparisons comparisons,
      Problems problems,
      AuditLog audit,
      CurrentTenant tenant,
      Ids ids,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.runs = runs;
    this.repairs = repairs;
    this.comparisons = comparisons;
    this.problems = problems;
    this.audit = audit;
    this.tenant = tenant;
    this.ids = ids;
    this.toasts = toasts;
  }

  /**
   * The forms for what has changed, or what is proposed after a change.
   *
   * @param proposal the run that mends the plan
   */
  @RecordsOwnReads
  @GetMapping
  String change(
      @PathVariable String termId,
      @RequestParam Optional<UUID> proposal,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    if (proposal.isPresent()) {
      return proposed(term, runs.get(termId, proposal.get()), response, locale, model);
    }
    audit.readsProblem(term.head().problemId());
    Map<String, Form> forms = new LinkedHashMap<>();
    for (String kind : ChangeForm.KINDS) {
      forms.put(kind, Form.keptOr(request, empty(kind)));
    }
    return forms(term, forms, null, model);
  }

  @RecordsOwnReads
  @PostMapping
  String propose(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Model model)
      throws InterruptedException {
    String kind =
        ChangeForm.KINDS.stream()
            .filter(each -> each.equals(sent.getFirst(KIND)))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("change", sent.getFirst(KIND) + ""));
    Form form = Form.of(kind, sent);
    try {
      Repairs.Press press = Repairs.Press.of(termId, form);
      UUID run = repairs.once(press, () -> proposed(termId, form, press));
      audit.readsNobody();
      return "redirect:/terms/{termId}/change?proposal=" + run;
    } catch (ApiException e) {
      if (e.issues().isEmpty()) {
        throw e;
      }
      response.setStatus(ErrorType.INVALID_DOCUMENT.status());
      Workspace term = workspaces.get(termId).workspace();
      UUID head = term.head().problemId();
      audit.readsProblem(head);
      Form refused = form.with("problem", head.toString());
      for (ErrorIssue fault : e.issues()) {
        refused = refused.refused(fault);
      }
      Map<String, Form> forms = new LinkedHashMap<>();
      for (String each : ChangeForm.KINDS) {
        forms.put(each, each.equals(kind) ? refused : empty(each));
      }
      return forms(term, forms, refused, model);
    }
  }

  /** Has the plan mended as a form says; each fault points at a field of the form. */
  private RunStatus proposed(String termId, Form form, Repairs.Press press) {
    Workspace term = workspaces.get(termId).workspace();
    RunStatus plan = term.plan();
    UUID head = term.head().problemId();
    audit.readsProblem(head);
    if (plan == null || term.run() != null || !form.text("problem").equals(head.toString())) {
      throw refused(List.of(changed(form.name())));
    }
    ChangeForm.Read read = ChangeForm.read(form, problems.problem(tenant.id(), head));
    Change change = read.change();
    if (change == null || !read.faults().isEmpty()) {
      throw refused(read.faults());
    }
    try {
      return repairs.propose(head, plan, List.of(change), press);
    } catch (ApiException e) {
      throw e.issues().isEmpty()
          ? e
          : refused(
              e.issues().stream().map(issue -> ChangeForm.ofField(form.name(), issue)).toList());
    }
  }

  private static ApiException refused(List<ErrorIssue> faults) {
    return ApiException.invalid("The change cannot be made so", faults);
  }

  @PostMapping("/{runId}/leave")
  String leave(
      @PathVariable String termId,
      @PathVariable UUID runId,
      HttpServletRequest request,
      Locale locale)
      throws InterruptedException {
    WorkspaceView term = workspaces.get(termId);
    repairs.leave(term, runs.get(termId, runId));
    toasts.next(request, locale, "change.left");
    return "redirect:/terms/{termId}/change";
  }

  private Form empty(String kind) {
    return Form.empty(kind).with("key", ids.next().toString()).with("intensity", "100");
  }

  private String forms(
      Workspace term, Map<String, Form> forms, @Nullable Form refused, Model model) {
    Problem problem = problems.problem(tenant.id(), term.head().problemId());
    model.addAttribute("term", term);
    model.addAttribute("forms", forms);
    model.addAttribute(
        "open",
        forms.values().stream()
            .filter(form -> form.kept() || !form.faults().isEmpty())
            .map(Form::name)
            .findFirst()
            .orElse(ChangeForm.KINDS.getFirst()));
    if (refused != null) {
      model.addAttribute("form", refused);
    }
    model.addAttribute(
        "placementIds",
        problem.placements().stream().limit(OFFERED).map(each -> each.id()).toList());
    model.addAttribute(
        "supervisorIds",
        problem.supervisors().stream().limit(OFFERED).map(each -> each.id()).toList());
    model.addAttribute("units", problem.units().stream().limit(OFFERED).toList());
    model.addAttribute("providers", problem.providers());
    model.addAttribute("periods", problem.periods());
    model.addAttribute("kinds", new PlacementKinds(problem.placementKinds()).all());
    model.addAttribute("unitKinds", problem.knownUnitKinds());
    model.addAttribute("professions", problem.professions());
    model.addAttribute("transports", Transport.values());
    model.addAttribute("days", problem.term());
    return "planning/change";
  }

  private String proposed(
      Workspace term, RunStatus run, HttpServletResponse response, Locale locale, Model model) {
    UUID before = run.startFrom();
    if (before == null) {
      throw ApiException.notFound("proposal", run.id());
    }
    audit.readsRun(before);
    audit.readsRun(run.id());
    model.addAttribute("term", term);
    model.addAttribute("run", run);
    model.addAttribute("stage", Stage.of(run));
    if (!run.state().isFinished()) {
      response.setHeader("Refresh", "1");
      return "planning/proposal";
    }
    if (run.cost() != null) {
      Comparisons.Compared compared = comparisons.of(before, run.id());
      List<MoveRow> rows = MoveRow.of(compared);
      Map<String, Integer> kinds = new TreeMap<>();
      rows.forEach(row -> kinds.merge(row.kind(), 1, Integer::sum));
      List<FigureRow> figures =
          new ArrayList<>(
              FigureRow.of(
                  compared.one().document().kpis(), compared.other().document().kpis(), locale));
      figures.add(
          FigureRow.ofCost(
              compared.one().document().cost(), compared.diff().toReweighted().cost(), locale));
      model.addAttribute("figures", figures);
      model.addAttribute("moves", rows);
      model.addAttribute("kinds", kinds);
      model.addAttribute("same", compared.diff().same());
      model.addAttribute("isNewest", term.head().problemId().equals(run.problemId()));
    }
    return "planning/proposal";
  }

  private static ErrorIssue changed(String kind) {
    return ErrorIssue.error(
        "CHANGED_MEANWHILE",
        ChangeForm.fields(kind).getFirst(),
        null,
        "Underlaget eller planen har ändrats sedan du öppnade sidan. Kontrollera och skicka igen.",
        "The data or the plan has changed since you opened the page. Check it and send it again.");
  }
}
