package org.platsa.api.page.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.evaluation.EvaluationLink;
import org.platsa.api.evaluation.Evaluations;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Role;
import org.platsa.api.page.PageController;
import org.platsa.api.page.ServiceAddress;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page of links that a provider hands to its trainees, or a unit's manager to the supervisors
 * (<i>länkar att dela ut</i>).
 */
@PageController
class EvaluationLinksController {
  private final Evaluations evaluations;
  private final CurrentCaller callers;
  private final ServiceAddress address;

  EvaluationLinksController(
      Evaluations evaluations, CurrentCaller callers, ServiceAddress address) {
    this.evaluations = evaluations;
    this.callers = callers;
    this.address = address;
  }

  @RecordsOwnReads
  @GetMapping("/evaluation")
  String show(HttpServletRequest request, Model model) {
    Caller caller = callers.get();
    model.addAttribute("handsOut", !caller.roles().contains(Role.COORDINATOR));
    model.addAttribute(
        "links",
        evaluations.own(caller).stream()
            // Those that are still to be handed out first.
            .sorted(Comparator.comparing(EvaluationLink::used))
            .toList());
    model.addAttribute("address", address.of(request));
    return "evaluation/own";
  }
}
