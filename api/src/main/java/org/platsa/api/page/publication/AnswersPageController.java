package org.platsa.api.page.publication;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.api.answer.Mending;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.freed.FreedPlaces;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.publication.Proposal;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.TermRound;
import org.platsa.api.publication.Waiting;
import org.platsa.api.publication.Withdrawals;
import org.platsa.api.reserve.Reserves;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunWait;
import org.platsa.api.submission.Problems;
import org.platsa.api.unit.Confirmations;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with what the providers have answered (<i>svar</i>). */
@PageController
@RequestMapping("/terms/{termId}/answers")
class AnswersPageController {
  /** How long the mended plan is awaited before the page says that it is on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** So long a place is usually on offer. */
  private static final int DAYS_ON_OFFER = 7;

  private static final List<String> DONE = List.of(Mending.NOTHING_TO_MEND, Problems.NEWER_DATA);

  private final Workspaces workspaces;
  private final Publications publications;
  private final Withdrawals withdrawals;
  private final Mending mending;
  private final FreedPlaces freed;
  private final Reserves reserves;
  private final RunWait wait;
  private final CurrentCaller caller;
  private final AuditLog audit;
  private final CurrentTenant tenant;
  private final Toasts toasts;
  private final Confirmations confirmations;

  AnswersPageController(
      Workspaces workspaces,
      Publications publications,
      Withdrawals withdrawals,
      Mending mending,
      FreedPlaces freed,
      Reserves reserves,
      RunWait wait,
      CurrentCaller caller,
      AuditLog audit,
      CurrentTenant tenant,
      Toasts toasts,
      Confirmations confirmations) {
    this.workspaces = workspaces;
    this.publications = publications;
    this.withdrawals = withdrawals;
    this.mending = mending;
    this.freed = freed;
    this.reserves = reserves;
    this.wait = wait;
    this.caller = caller;
    this.audit = audit;
    this.tenant = tenant;
    this.toasts = toasts;
    this.confirmations = confirmations;
  }

  /**
   * How the round stands.
   *
   * @param provider whose places are shown one by one; nobody's when empty
   */
  @RecordsOwnReads
  @GetMapping
  String show(
      @PathVariable String termId, @RequestParam(defaultValue = "") String provider, Model model) {
    Workspace term = workspaces.get(termId).workspace();
    if (term.round() == null) {
      audit.readsNobody();
      return "redirect:" + PagePath.of("/terms/{id}/publish", termId);
    }
    TermRound round = publications.round(termId);
    List<Proposal> standing = round.standing();
    model.addAttribute("units", confirmations.ofTerm(termId));
    model.addAttribute("term", term);
    model.addAttribute("round", round);
    model.addAttribute("refused", publications.refused(termId));
    List<Waiting> waiting = publications.waiting(termId);
    model.addAttribute("waiting", waiting);
    model.addAttribute("ready", reserves.ready(termId));
    model.addAttribute("publications", publications.ofTerm(termId));
    model.addAttribute("freed", freed.ofTerm(termId));
    model.addAttribute("takenToMend", takenToMend(termId, waiting));
    model.addAttribute("until", publications.today().plusDays(DAYS_ON_OFFER));
    if (!provider.isEmpty()) {
      Proposal chosen =
          standing.stream()
              .filter(each -> each.providerId().equals(provider))
              .findFirst()
              .orElseThrow(() -> ApiException.notFound("proposal of provider", provider));
      model.addAttribute("chosen", chosen);
      model.addAttribute("places", publications.shown(chosen));
    }
    return "publication/answers";
  }

  /** Places that were taken for somebody whom the plan has nowhere yet. */
  private int takenToMend(String termId, List<Waiting> waiting) {
    Set<String> without =
        waiting.stream().map(each -> each.shown().placementId()).collect(Collectors.toSet());
    return (int)
        publications.taken(termId).stream()
            .filter(each -> without.contains(each.placementId()))
            .count();
  }

  @PostMapping("/withdrawal")
  String withdraw(
      @PathVariable String termId,
      @RequestParam String provider,
      HttpServletRequest request,
      Locale locale) {
    UUID publication =
        publications.ofTerm(termId).stream()
            .filter(each ->
                publications.get(each.id()).proposals().stream()
                    .anyMatch(one -> one.stands() && one.providerId().equals(provider)))
            .findFirst()
            .orElseThrow(() -> ApiException.notFound("proposal of provider", provider))
            .id();
    withdrawals.withdraw(caller.get(), publication, List.of(provider));
    toasts.next(request, locale, "answers.withdrawnNow");
    return "redirect:" + PagePath.of("/terms/{id}/answers", termId);
  }

  /** Mends the plan by the answers, and shows what would be sent then. */
  @PostMapping("/mending")
  String mend(@PathVariable String termId) throws InterruptedException {
    try {
      RunStatus run = mending.mend(termId, null);
      wait.forEnd(tenant.id(), run.id(), PATIENCE);
    } catch (ApiException e) {
      // Pressed twice, or by two: it is done, and the next page shows it.
      if (e.issues().stream().noneMatch(issue -> DONE.contains(issue.code()))) {
        throw e;
      }
    }
    return "redirect:" + PagePath.of("/terms/{id}/publish", termId);
  }
}
