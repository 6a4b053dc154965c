package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.draft.Drafts;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where two plans of a term stand beside each other (<i>jämför</i>). */
@PageController
class CompareController {
  /** So many who are elsewhere are listed. */
  private static final int PAGE = 50;

  private final Workspaces workspaces;
  private final TermRuns runs;
  private final Comparisons comparisons;
  private final AuditLog audit;
  private final Drafts drafts;
  private final CurrentTenant tenant;

  CompareController(
      Workspaces workspaces,
      TermRuns runs,
      Comparisons comparisons,
      AuditLog audit,
      Drafts drafts,
      CurrentTenant tenant) {
    this.workspaces = workspaces;
    this.runs = runs;
    this.drafts = drafts;
    this.tenant = tenant;
    this.comparisons = comparisons;
    this.audit = audit;
  }

  /**
   * Two plans.
   *
   * @param a the run or the draft of the one; the term's plan when absent
   * @param b the run or the draft of the other; the newest other plan when absent
   * @param kind of change that is listed; all when absent
   */
  @RecordsOwnReads
  @GetMapping("/terms/{termId}/compare")
  String compare(
      @PathVariable String termId,
      @RequestParam Optional<UUID> a,
      @RequestParam Optional<UUID> b,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1") String page,
      Locale locale,
      Model model) {
    WorkspaceView view = workspaces.get(termId);
    Workspace term = view.workspace();
    List<Chosen> plans =
        new ArrayList<>(
            view.runs().stream().filter(run -> run.cost() != null).map(Chosen::of).toList());
    List<Chosen> drafts = new ArrayList<>(view.drafts().stream().map(Chosen::of).toList());
    List<Chosen> all = Stream.concat(plans.stream(), drafts.stream()).toList();
    Chosen one =
        a.map(id -> chosen(view, all, id))
            .orElseGet(() -> term.plan() == null ? null : Chosen.of(term.plan()));
    Chosen other =
        b.map(id -> chosen(view, all, id))
            .orElseGet(() ->
                all.stream()
                    .filter(plan -> one != null && !plan.id().equals(one.id()))
                    .findFirst()
                    .orElse(null));
    include(one, plans, drafts);
    include(other, plans, drafts);
    model.addAttribute("term", term);
    model.addAttribute("plans", plans);
    model.addAttribute("drafts", drafts);
    model.addAttribute("one", one);
    model.addAttribute("other", other);
    if (one != null && other != null) {
      reads(one);
      reads(other);
      add(comparisons.of(one.id(), other.id()), kind, page, locale, model);
    } else {
      audit.readsNobody();
    }
    return "planning/compare";
  }

  private void reads(Chosen plan) {
    if (plan.run() == null) {
      audit.readsDraft(plan.id());
    } else {
      audit.readsRun(plan.id());
    }
  }

  /** One of the term's, however old. */
  private Chosen chosen(WorkspaceView view, List<Chosen> all, UUID id) {
    return all.stream()
        .filter(plan -> plan.id().equals(id))
        .findFirst()
        .or(() -> drafts.find(tenant.id(), id).map(Chosen::of).filter(plan -> isOf(view, plan)))
        .orElseGet(() -> Chosen.of(runs.get(view.workspace().termId(), id)));
  }

  private static boolean isOf(WorkspaceView view, Chosen plan) {
    return view.history().stream().anyMatch(one -> one.problemId().equals(plan.problemId()));
  }

  /** What is compared is among those that can be chosen, however old. */
  private static void include(@Nullable Chosen plan, List<Chosen> plans, List<Chosen> drafts) {
    if (plan != null) {
      List<Chosen> kind = plan.run() == null ? drafts : plans;
      if (kind.stream().noneMatch(each -> each.id().equals(plan.id()))) {
        kind.add(plan);
      }
    }
  }

  private static void add(
      Comparisons.Compared compared, String kind, String page, Locale locale, Model model) {
    List<RuleRow> rules =
        RuleRow.of(
            compared.one().document().byConstraint(),
            compared.diff().toReweighted().byConstraint(),
            locale);
    List<MoveRow> rows = MoveRow.of(compared);
    Map<String, Integer> kinds = new TreeMap<>();
    rows.forEach(row -> kinds.merge(row.kind(), 1, Integer::sum));
    List<MoveRow> asked =
        rows.stream().filter(row -> kind.isEmpty() || row.kind().equals(kind)).toList();
    List<FigureRow> figures =
        new ArrayList<>(
            FigureRow.of(
                compared.one().document().kpis(), compared.other().document().kpis(), locale));
    figures.add(
        FigureRow.ofCost(
            compared.one().document().cost(), compared.diff().toReweighted().cost(), locale));
    model.addAttribute("figures", figures);
    model.addAttribute("rules", rules);
    model.addAttribute(
        "trade",
        Trade.of(compared.one().document().cost(), compared.diff().toReweighted().cost(), rules));
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds);
    model.addAttribute("all", rows.size());
    int pages = Math.max(1, (asked.size() + PAGE - 1) / PAGE);
    int number = page.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(page), 1, pages) : 1;
    model.addAttribute("moves", asked.stream().skip((number - 1L) * PAGE).limit(PAGE).toList());
    model.addAttribute("number", number);
    model.addAttribute("pages", pages);
  }
}
