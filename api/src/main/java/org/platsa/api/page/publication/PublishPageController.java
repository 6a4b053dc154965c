package org.platsa.api.page.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.draft.Draft;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Ids;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.publication.Publication;
import org.platsa.api.publication.PublicationPreview;
import org.platsa.api.publication.PublicationPreviews;
import org.platsa.api.publication.PublicationRequest;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.Publishing;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where a plan is sent to the providers (<i>publicera</i>). */
@PageController
@RequestMapping("/terms/{termId}/publish")
class PublishPageController {
  private static final String NAME = "publish";

  /** So long they usually have to answer. */
  private static final int DAYS = 14;

  private final Workspaces workspaces;
  private final Publications publications;
  private final PublicationPreviews previews;
  private final Publishing publishing;
  private final AuditLog audit;
  private final CurrentCaller caller;
  private final Ids ids;
  private final Toasts toasts;

  PublishPageController(
      Workspaces workspaces,
      Publications publications,
      PublicationPreviews previews,
      Publishing publishing,
      AuditLog audit,
      CurrentCaller caller,
      Ids ids,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.publications = publications;
    this.previews = previews;
    this.publishing = publishing;
    this.audit = audit;
    this.caller = caller;
    this.ids = ids;
    this.toasts = toasts;
  }

  /**
   * What would be sent.
   *
   * @param draft which draft's plan; the term's newest plan when empty
   */
  @RecordsOwnReads
  @GetMapping
  String show(
      @PathVariable String termId,
      @RequestParam(defaultValue = "") String draft,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    WorkspaceView term = workspaces.get(termId);
    Draft chosen = draft(term, draft);
    PublicationPreview preview = preview(term, chosen);
    if (preview == null) {
      audit.readsNobody();
      if (term.workspace().run() != null) {
        response.setHeader("Refresh", "2");
      }
    }
    Form form =
        Form.empty(NAME)
            .with("key", ids.next().toString())
            .with("answerBy", publications.today().plusDays(DAYS).toString());
    if (preview != null) {
      form =
          form.with(
              "providers",
              preview.providers().stream()
                  .map(PublicationPreview.OfProvider::id)
                  .toArray(String[]::new));
    }
    return shown(term, chosen, preview, Form.keptOr(request, form), model);
  }

  @RecordsOwnReads
  @PostMapping
  String publish(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    WorkspaceView term = workspaces.get(termId);
    Form form = Form.of(NAME, sent);
    Draft chosen = draft(term, form.text("draft"));
    List<ErrorIssue> faults = new ArrayList<>();
    LocalDate answerBy = day(form, faults);
    if (faults.isEmpty()) {
      try {
        Publication made =
            publishing.publish(caller.get(), request(form, chosen, answerBy), form.text("key"));
        audit.readsNobody();
        toasts.next(request, locale, "publish.done", made.number(), made.proposals().size());
        return "redirect:" + PagePath.of("/terms/{id}/answers", termId);
      } catch (ApiException e) {
        if (e.issues().isEmpty()) {
          throw e;
        }
        response.setStatus(e.type().status());
        e.issues().stream().map(PublishPageController::atField).forEach(faults::add);
      }
    } else {
      response.setStatus(422);
    }
    // The refused request was another than the one that comes next.
    form = form.with("key", ids.next().toString());
    for (ErrorIssue fault : faults) {
      form = form.refused(fault);
    }
    WorkspaceView now = workspaces.get(termId);
    PublicationPreview preview = preview(now, chosen);
    if (preview == null) {
      audit.readsNobody();
    }
    return shown(now, chosen, preview, form, model);
  }

  private static PublicationRequest request(
      Form form, @Nullable Draft draft, @Nullable LocalDate answerBy) {
    String version = form.text("draftVersion");
    return new PublicationRequest(
        draft == null ? uuid(form.text("run")) : null,
        draft == null ? null : draft.id(),
        draft == null || !version.matches("\\d{1,9}") ? null : Integer.valueOf(version),
        List.copyOf(form.chosen("providers")),
        answerBy,
        form.text("message"),
        form.has("agreedMoves", "true"));
  }

  private static @Nullable LocalDate day(Form form, List<ErrorIssue> faults) {
    try {
      return LocalDate.parse(form.text("answerBy").strip());
    } catch (DateTimeParseException e) {
      faults.add(
          ErrorIssue.error(
              "INVALID_VALUE",
              "answerBy",
              null,
              "Välj sista dag att svara, eller skriv den som 2026-11-30.",
              "Choose the last day to answer, or write it as 2026-11-30."));
      return null;
    }
  }

  /** A fault of the service points into JSON, where a field has a slash before it. */
  private static ErrorIssue atField(ErrorIssue issue) {
    String field = issue.pointer().replaceFirst("^/", "").replaceFirst("/.*", "");
    return ErrorIssue.error(
        issue.code(),
        List.of("answerBy", "message", "agreedMoves").contains(field) ? field : "providers",
        issue.value(),
        issue.messageSv(),
        issue.messageEn());
  }

  private static @Nullable Draft draft(WorkspaceView term, String id) {
    if (id.isEmpty()) {
      return null;
    }
    return term.drafts().stream()
        .filter(each -> each.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("draft", id));
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Null while there is no plan that has ended, or the one of the newest data is being made. */
  private @Nullable PublicationPreview preview(WorkspaceView term, @Nullable Draft draft) {
    if (draft != null) {
      return previews.of(null, draft.id());
    }
    RunStatus plan = term.workspace().plan();
    boolean isComing =
        plan != null
            && term.workspace().run() != null
            && !plan.problemId().equals(term.workspace().head().problemId());
    return plan == null || isComing || !plan.state().isFinished()
        ? null
        : previews.of(plan.id(), null);
  }

  private static String shown(
      WorkspaceView term,
      @Nullable Draft draft,
      @Nullable PublicationPreview preview,
      Form form,
      Model model) {
    UUID head = term.workspace().head().problemId();
    model.addAttribute("term", term.workspace());
    model.addAttribute("draft", draft);
    model.addAttribute("preview", preview);
    model.addAttribute("form", form);
    model.addAttribute(
        "drafts",
        term.drafts().stream()
            .filter(each -> each.problemId().equals(head) && each.version() > 0)
            .toList());
    if (preview != null) {
      model.addAttribute(
          "guarantees",
          preview.providers().stream().filter(each -> each.guaranteed() > 0).toList());
      model.addAttribute(
          "unplaced",
          preview.providers().stream().mapToInt(PublicationPreview.OfProvider::unplaced).sum());
      model.addAttribute(
          "agreedMoved",
          preview.providers().stream().flatMap(each -> each.agreedMoved().stream()).toList());
      model.addAttribute(
          "isAgain", preview.providers().stream().anyMatch(each -> each.last() != null));
    }
    return "publication/publish";
  }
}
