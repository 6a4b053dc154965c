package org.platsa.api.page.term;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.body.Answers;
import org.platsa.api.body.Spool;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.SampleTerms;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page with all terms: how each stands, and what to do now (<i>terminer</i>). */
@PageController
@RequestMapping("/terms")
class TermsPageController {
  private static final int SHOWN = 50;

  private final Workspaces workspaces;
  private final SampleTerms samples;
  private final SampleTaking taking;
  private final CurrentTenant tenant;
  private final Toasts toasts;

  TermsPageController(
      Workspaces workspaces,
      SampleTerms samples,
      SampleTaking taking,
      CurrentTenant tenant,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.samples = samples;
    this.taking = taking;
    this.tenant = tenant;
    this.toasts = toasts;
  }

  /** Takes in a bundled term as if it had been sent. */
  @Component
  static class SampleTaking {
    private final Problems problems;
    private final TransactionTemplate transaction;

    SampleTaking(Problems problems, TransactionTemplate transaction) {
      this.problems = problems;
      this.transaction = transaction;
    }

    private String take(UUID client, byte[] document) throws IOException {
      Spool spool = Answers.newSpool();
      try (OutputStream out = spool.writer()) {
        out.write(document);
      }
      Problems.Checked checked = problems.read(spool);
      return transaction
          .execute(status -> problems.store(client, checked, null, null))
          .summary()
          .termId();
    }
  }

  @GetMapping
  String list(Model model) {
    List<Workspace> all = workspaces.page(0, SHOWN).items();
    model.addAttribute("terms", all);
    model.addAttribute("samples", samples.all().reversed());
    return "term/terms";
  }

  @PostMapping("/samples/{sampleId}")
  String trySample(@PathVariable String sampleId, HttpServletRequest request, Locale locale)
      throws IOException {
    byte[] document =
        samples.document(sampleId).orElseThrow(() -> ApiException.notFound("term", sampleId));
    String term = taking.take(tenant.id(), document);
    toasts.next(request, locale, "terms.sampleTaken", term);
    return "redirect:/terms";
  }
}
