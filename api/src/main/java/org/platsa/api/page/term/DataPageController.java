package org.platsa.api.page.term;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.capacity.Capacities;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ListRows;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.springframework.context.MessageSource;
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

  private static final List<ListKind> LISTS =
      List.of(
          ListKind.PLACEMENTS,
          ListKind.STUDENTS,
          ListKind.SUPERVISORS,
          ListKind.UNITS,
          ListKind.PROVIDERS,
          ListKind.PERIODS,
          ListKind.AREAS,
          ListKind.TRAVEL,
          ListKind.WEIGHTS);

  private static final Set<ListKind> OF_STUDENTS =
      Set.of(ListKind.STUDENTS, ListKind.PLACEMENTS, ListKind.TRAVEL);

  private final Workspaces workspaces;
  private final Problems problems;
  private final Capacities capacities;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final MessageSource messages;

  DataPageController(
      Workspaces workspaces,
      Problems problems,
      Capacities capacities,
      CurrentTenant tenant,
      AuditLog audit,
      MessageSource messages) {
    this.workspaces = workspaces;
    this.problems = problems;
    this.capacities = capacities;
    this.tenant = tenant;
    this.audit = audit;
    this.messages = messages;
  }

  /** A warning, and the row that it is about: its list and its id; both empty if none. */
  public record Warning(String text, String list, String id) {}

  /** A list of the document, by its name and how many rows it has. */
  public record Listed(String field, String name, int rows) {}

  @RecordsOwnReads
  @GetMapping
  String data(@PathVariable String termId, Locale locale, Model model) {
    Workspace term = workspaces.get(termId).workspace();
    audit.readsProblem(term.head().problemId());
    Problem problem = problems.problem(tenant.id(), term.head().problemId());
    Map<PlacementKind, Integer> byKind = new EnumMap<>(PlacementKind.class);
    problem.placements().forEach(each -> byKind.merge(each.kind(), 1, Integer::sum));
    List<ErrorIssue> issues = problems.summary(tenant.id(), term.head().problemId()).warnings();
    Language language = language(locale);
    model.addAttribute("term", term);
    model.addAttribute("byKind", byKind);
    model.addAttribute("providers", problem.providers().size());
    model.addAttribute("trained", trained(problem, true));
    model.addAttribute("resting", trained(problem, false));
    model.addAttribute("capacity", capacities.of(tenant.id(), term.head().problemId()));
    model.addAttribute(
        "warnings",
        issues.stream().limit(MOST).map(issue -> warning(problem, issue, locale)).toList());
    model.addAttribute("moreWarnings", Math.max(0, issues.size() - MOST));
    model.addAttribute(
        "lists",
        LISTS.stream()
            .map(kind ->
                new Listed(kind.field(), kind.title().in(language), ids(problem, kind).size()))
            .filter(list -> list.rows() > 0)
            .toList());
    return "term/data";
  }

  private static long trained(Problem problem, boolean active) {
    return problem.supervisors().stream()
        .filter(each -> each.training().isTrained() && each.active() == active)
        .count();
  }

  private static Warning warning(Problem problem, ErrorIssue issue, Locale locale) {
    String text = Form.text(issue, locale.getLanguage());
    String[] steps = issue.pointer().split("/", -1);
    if (steps.length < 3 || !steps[2].matches("\\d{1,7}")) {
      return new Warning(text, "", "");
    }
    List<String> ids =
        ListKind.ofField(steps[1])
            .filter(LISTS::contains)
            .map(kind -> ids(problem, kind))
            .orElse(List.of());
    int row = Integer.parseInt(steps[2]);
    return row < ids.size() ? new Warning(text, steps[1], ids.get(row)) : new Warning(text, "", "");
  }

  /** What names each row of a list. */
  private static List<String> ids(Problem problem, ListKind kind) {
    return switch (kind) {
      case PLACEMENTS -> problem.placements().stream().map(each -> each.id()).toList();
      case STUDENTS -> problem.students().stream().map(each -> each.id()).toList();
      case SUPERVISORS -> problem.supervisors().stream().map(Supervisor::id).toList();
      case UNITS -> problem.units().stream().map(each -> each.id()).toList();
      case PROVIDERS -> problem.providers().stream().map(each -> each.id()).toList();
      case PERIODS -> problem.periods().stream().map(each -> each.id()).toList();
      case AREAS -> problem.areas().stream().map(each -> each.id()).toList();
      case TRAVEL -> problem.travelMinutes().stream().map(each -> each.studentId()).toList();
      case WEIGHTS -> new ArrayList<>(problem.weights().keySet());
      case TERM, NOTES -> List.of();
    };
  }

  @RecordsOwnReads
  @GetMapping("/{list}")
  String list(
      @PathVariable String termId,
      @PathVariable String list,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int sort,
      @RequestParam(defaultValue = "false") boolean down,
      @RequestParam(defaultValue = "1") int page,
      Locale locale,
      Model model) {
    ListKind kind =
        ListKind.ofField(list)
            .filter(LISTS::contains)
            .orElseThrow(() -> ApiException.notFound("list", list));
    Workspace term = workspaces.get(termId).workspace();
    audit.readsProblem(term.head().problemId());
    Problem problem = problems.problem(tenant.id(), term.head().problemId());
    ListRows rows = new ListRows(kind, problem, language(locale));
    model.addAttribute("term", term);
    model.addAttribute("list", kind.field());
    model.addAttribute("name", kind.title().in(language(locale)));
    model.addAttribute(
        "table",
        TableView.of(
            rows.headings(),
            OF_STUDENTS.contains(kind)
                ? new ProtectedStudents(
                        problem, messages.getMessage("data.protected", null, locale))
                    .marked(rows.rows())
                : rows.rows(),
            new TableView.Asked(search, sort, down, page),
            locale));
    return "term/list";
  }

  private static Language language(Locale locale) {
    return locale.getLanguage().equals("sv") ? Language.SV : Language.EN;
  }
}
