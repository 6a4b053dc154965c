package org.platsa.api.page.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.result.Plans;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with a term's plan as a list, who has no place first (<i>plan</i>). */
@PageController
class PlanPageController {
  private static final List<String> HEADINGS =
      List.of(
          "plan.placement",
          "plan.student",
          "plan.kind",
          "plan.period",
          "plan.unit",
          "plan.supervisor");

  private final Workspaces workspaces;
  private final Plans plans;
  private final MessageSource messages;
  private final CurrentTenant tenant;
  private final AuditLog audit;

  PlanPageController(
      Workspaces workspaces,
      Plans plans,
      MessageSource messages,
      CurrentTenant tenant,
      AuditLog audit) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.messages = messages;
    this.tenant = tenant;
    this.audit = audit;
  }

  @RecordsOwnReads
  @GetMapping("/terms/{termId}/plan")
  String plan(
      @PathVariable String termId,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") int sort,
      @RequestParam(defaultValue = "false") boolean down,
      @RequestParam(defaultValue = "1") int page,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    RunStatus run = term.plan();
    if (run == null) {
      throw ApiException.of(ErrorType.NOT_FOUND, "Term " + termId + " has no plan yet");
    }
    audit.readsRun(run.id());
    Plans.RunPlan plan = plans.best(tenant.id(), run.id());
    model.addAttribute("term", term);
    model.addAttribute("run", run);
    model.addAttribute(
        "table",
        TableView.of(
            HEADINGS.stream().map(key -> said(key, locale)).toList(),
            rows(plan, locale),
            new TableView.Asked(search, sort, down, page),
            locale));
    return "term/plan";
  }

  private List<List<String>> rows(Plans.RunPlan plan, Locale locale) {
    Problem problem = plan.problem();
    Map<String, Placement> placements = new HashMap<>();
    problem.placements().forEach(each -> placements.put(each.id(), each));
    Map<String, String> periods = new HashMap<>();
    for (Period period : problem.periods()) {
      periods.put(period.id(), period.name());
    }
    Map<String, String> names = new HashMap<>();
    for (Unit unit : problem.units()) {
      names.put(unit.id(), unit.name());
    }
    Map<String, String> units = new HashMap<>();
    problem
        .supervisors()
        .forEach(each -> units.put(each.id(), names.getOrDefault(each.unitId(), each.unitId())));
    List<List<String>> placed = new ArrayList<>();
    List<List<String>> unplaced = new ArrayList<>();
    for (Assignment assignment : plan.document().assignments()) {
      Placement placement = placements.get(assignment.placementId());
      if (placement != null) {
        String supervisor = assignment.supervisorId();
        String period = assignment.periodId();
        boolean isPlaced = supervisor != null && period != null;
        (isPlaced ? placed : unplaced)
            .add(
                List.of(
                    placement.id(),
                    placement.studentId(),
                    said("placementKind." + placement.kind(), locale),
                    period == null ? "" : periods.getOrDefault(period, period),
                    supervisor == null
                        ? said("plan.nowhere", locale)
                        : units.getOrDefault(supervisor, ""),
                    supervisor == null ? "" : supervisor));
      }
    }
    unplaced.addAll(placed);
    return new ProtectedStudents(problem, said("data.protected", locale)).marked(unplaced);
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
