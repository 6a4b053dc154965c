package org.platsa.api.page.evaluation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.evaluation.EvaluationForm;
import org.platsa.api.evaluation.Evaluations;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The coordinator's page of a term's evaluation (<i>terminens utvärdering</i>). */
@PageController
@RequestMapping("/terms/{termId}/evaluation")
class TermEvaluationController {
  private final Evaluations evaluations;
  private final Workspaces workspaces;
  private final CurrentCaller callers;
  private final Toasts toasts;

  TermEvaluationController(
      Evaluations evaluations, Workspaces workspaces, CurrentCaller callers, Toasts toasts) {
    this.evaluations = evaluations;
    this.workspaces = workspaces;
    this.callers = callers;
    this.toasts = toasts;
  }

  @GetMapping
  String show(@PathVariable String termId, Model model) {
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("questions", EvaluationForm.questions());
    try {
      model.addAttribute("evaluation", evaluations.get(callers.get(), termId));
    } catch (ApiException e) {
      if (e.type() != ErrorType.NOT_FOUND) {
        throw e;
      }
      // Nothing was published: there is nothing to evaluate.
    }
    return "evaluation/term";
  }

  /** For whom there is a link, and who has answered. */
  @RecordsOwnReads
  @GetMapping("/links")
  String links(@PathVariable String termId, Model model) {
    model.addAttribute("term", workspaces.get(termId).workspace());
    model.addAttribute("links", evaluations.links(callers.get(), termId));
    return "evaluation/links";
  }

  @PostMapping("/open")
  String open(@PathVariable String termId, HttpServletRequest request, Locale locale) {
    return done(
        termId,
        request,
        locale,
        "evaluation.openedNow",
        () -> evaluations.open(callers.get(), termId));
  }

  @PostMapping("/close")
  String close(@PathVariable String termId, HttpServletRequest request, Locale locale) {
    return done(
        termId,
        request,
        locale,
        "evaluation.closedNow",
        () -> evaluations.close(callers.get(), termId));
  }

  /** What does not fit the present state is said on the page, which shows that state. */
  private String done(
      String termId, HttpServletRequest request, Locale locale, String said, Runnable deed) {
    try {
      deed.run();
      toasts.next(request, locale, said);
    } catch (ApiException e) {
      if (e.type() != ErrorType.CONFLICT) {
        throw e;
      }
      toasts.next(request, locale, "evaluation.refused." + e.issues().getFirst().code());
    }
    return "redirect:" + PagePath.of("/terms/{id}/evaluation", termId);
  }

  @PostMapping("/links/{linkId}/revoke")
  String revoke(
      @PathVariable String termId,
      @PathVariable UUID linkId,
      HttpServletRequest request,
      Locale locale) {
    evaluations.revoke(callers.get(), linkId);
    toasts.next(request, locale, "evaluation.revokedNow");
    return "redirect:" + PagePath.of("/terms/{id}/evaluation/links", termId);
  }
}
