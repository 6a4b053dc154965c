package org.platsa.api.page.term;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.capacity.Capacities;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Tombstone;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.PlainWarnings;
import org.platsa.api.workbook.RowForm;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages with a term's data: is there room, what looks wrong, every list (<i>underlag</i>). */
@PageController
@RequestMapping("/terms/{termId}/data")
class DataPageController {
  /** Warnings that are shown; the rest is counted. */
  private static final int MOST = 50;

  private final Workspaces workspaces;
  private final Problems problems;
  private final Capacities capacities;
  private final AuditLog audit;
  private final CurrentTenant tenant;

  DataPageController(
      Workspaces workspaces,
      Problems problems,
      Capacities capacities,
      AuditLog audit,
      CurrentTenant tenant) {
    this.workspaces = workspaces;
    this.problems = problems;
    this.capacities = capacities;
    this.audit = audit;
    this.tenant = tenant;
  }

  /**
   * A warning, and the row that it is about.
   *
   * @param list its list; empty if it is about no row
   * @param id of the row
   * @param isOpened whether the row can be changed there
   * @param name what people call the unit that the row is, or is at; empty for other rows
   */
  public record Warning(String text, String list, String id, boolean isOpened, String name) {}

  /** A list of the document: its name, how many rows, and whether they are changed one by one. */
  public record Listed(String field, String name, int rows, boolean isEditable) {}

  @RecordsOwnReads
  @GetMapping
  String data(
      @PathVariable String termId,
      @RequestParam(defaultValue = "false") boolean all,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    audit.readsProblem(term.head().problemId());
    Problem problem = problems.problem(tenant.id(), term.head().problemId());
    Map<PlacementKind, Integer> byKind = new TreeMap<>();
    problem.placements().forEach(each -> byKind.merge(each.kind(), 1, Integer::sum));
    List<ErrorIssue> issues = problems.summary(tenant.id(), term.head().problemId()).warnings();
    Language language = TermLists.language(locale);
    model.addAttribute("term", term);
    model.addAttribute("byKind", byKind);
    model.addAttribute("providers", problem.providers().size());
    model.addAttribute("trained", trained(problem, true));
    model.addAttribute("resting", trained(problem, false));
    model.addAttribute("capacity", capacities.of(tenant.id(), term.head().problemId()));
    PlainWarnings plain = new PlainWarnings(problem);
    model.addAttribute(
        "warnings",
        issues.stream()
            .limit(all ? issues.size() : MOST)
            .map(issue -> warning(problem, issue, plain, language))
            .toList());
    model.addAttribute("moreWarnings", all ? 0 : Math.max(0, issues.size() - MOST));
    model.addAttribute("protectedPeople", Tombstone.anybodyProtected(problem));
    model.addAttribute(
        "lists",
        TermLists.ALL.stream()
            .map(kind ->
                new Listed(
                    kind.field(),
                    kind.title().in(language),
                    PlainWarnings.ids(problem, kind).size(),
                    RowForm.isFor(kind)))
            .filter(list -> list.rows() > 0 || list.isEditable())
            .toList());
    return "term/data";
  }

  private static long trained(Problem problem, boolean active) {
    return problem.supervisors().stream()
        .filter(each -> each.training().isTrained() && each.active() == active)
        .count();
  }

  private static Warning warning(
      Problem problem, ErrorIssue issue, PlainWarnings plain, Language language) {
    String text = plain.of(issue.pointer(), issue.messageSv(), issue.messageEn()).in(language);
    String[] steps = issue.pointer().split("/", -1);
    Warning ofNoRow = new Warning(text, "", "", false, "");
    ListKind kind =
        PlainWarnings.list(issue.pointer()).filter(TermLists.ALL::contains).orElse(null);
    if (kind == null) {
      return ofNoRow;
    }
    if (kind == ListKind.WEIGHTS || steps.length < 3) {
      return new Warning(text, kind.field(), "", false, "");
    }
    List<String> ids = PlainWarnings.ids(problem, kind);
    int row = steps[2].matches("\\d{1,7}") ? Integer.parseInt(steps[2]) : ids.size();
    return row < ids.size()
        ? new Warning(
            text, kind.field(), ids.get(row), RowForm.isFor(kind), name(problem, kind, row))
        : ofNoRow;
  }

  private static String name(Problem problem, ListKind kind, int row) {
    if (kind == ListKind.UNITS) {
      return problem.units().get(row).name();
    }
    if (kind != ListKind.SUPERVISORS) {
      return "";
    }
    String at = problem.supervisors().get(row).unitId();
    return problem.units().stream()
        .filter(unit -> unit.id().equals(at))
        .map(Unit::name)
        .findFirst()
        .orElse("");
  }
}
