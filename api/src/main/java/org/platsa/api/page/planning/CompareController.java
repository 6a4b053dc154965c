package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.page.PageController;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where two plans of a term stand beside each other (<i>jämför</i>). */
@PageController
class CompareController {
  /** So many who are elsewhere are listed. */
  private static final int MOST = 50;

  private final Workspaces workspaces;
  private final TermRuns runs;
  private final Comparisons comparisons;
  private final AuditLog audit;

  CompareController(Workspaces workspaces, TermRuns runs, Comparisons comparisons, AuditLog audit) {
    this.workspaces = workspaces;
    this.runs = runs;
    this.comparisons = comparisons;
    this.audit = audit;
  }

  /**
   * Two plans.
   *
   * @param a the run of the one; the term's plan when absent
   * @param b the run of the other; the newest other plan when absent
   * @param kind of change that is listed; all when absent
   */
  @RecordsOwnReads
  @GetMapping("/terms/{termId}/compare")
  String compare(
      @PathVariable String termId,
      @RequestParam Optional<UUID> a,
      @RequestParam Optional<UUID> b,
      @RequestParam(defaultValue = "") String kind,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    List<RunStatus> planned =
        new ArrayList<>(runs.newest(termId).stream().filter(run -> run.cost() != null).toList());
    RunStatus one = a.map(id -> runs.get(termId, id)).orElse(term.plan());
    RunStatus other =
        b.map(id -> runs.get(termId, id))
            .orElseGet(() ->
                planned.stream()
                    .filter(run -> one != null && !run.id().equals(one.id()))
                    .findFirst()
                    .orElse(null));
    include(one, planned);
    include(other, planned);
    model.addAttribute("term", term);
    model.addAttribute("planned", planned);
    model.addAttribute("one", one);
    model.addAttribute("other", other);
    if (one != null && other != null) {
      audit.readsRun(one.id());
      audit.readsRun(other.id());
      add(comparisons.of(one.id(), other.id()), kind, locale, model);
    } else {
      audit.readsProblem(term.head().problemId());
    }
    return "planning/compare";
  }

  /** Whoever is compared is among those that can be chosen, however old. */
  private static void include(@Nullable RunStatus run, List<RunStatus> planned) {
    if (run != null && planned.stream().noneMatch(each -> each.id().equals(run.id()))) {
      planned.add(run);
    }
  }

  private static void add(Comparisons.Compared compared, String kind, Locale locale, Model model) {
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
    model.addAttribute("moves", asked.stream().limit(MOST).toList());
    model.addAttribute("more", Math.max(0, asked.size() - MOST));
  }
}
