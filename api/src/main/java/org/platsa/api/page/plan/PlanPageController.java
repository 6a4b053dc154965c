package org.platsa.api.page.plan;

import java.util.Locale;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.page.PageController;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with a term's plan (<i>plan</i>): as a board and as a list, who has no place, how
 * supervisors are loaded, and why somebody is where they are.
 */
@PageController
class PlanPageController {
  private final Workspaces workspaces;
  private final ShownPlans plans;
  private final PlanPage page;

  PlanPageController(Workspaces workspaces, ShownPlans plans, PlanPage page) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.page = page;
  }

  @RecordsOwnReads
  @GetMapping("/terms/{termId}/plan")
  String plan(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      Locale locale,
      Model model) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    return page.fill(term, plans.of(term, asked), asked, locale, model);
  }
}
