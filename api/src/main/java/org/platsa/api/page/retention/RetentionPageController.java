package org.platsa.api.page.retention;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.BodyContent;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.identity.Role;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.privacy.DepartmentSettings;
import org.platsa.api.privacy.TermStates;
import org.platsa.api.privacy.Terms;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a coordinator exports terms and has them deleted (<i>gallring</i>). */
@PageController
@RequestMapping("/retention")
class RetentionPageController {
  private static final String LIST = "redirect:/retention";

  private final Terms terms;
  private final TermStates states;
  private final DepartmentSettings settings;
  private final CurrentCaller callers;
  private final Toasts toasts;

  RetentionPageController(
      Terms terms,
      TermStates states,
      DepartmentSettings settings,
      CurrentCaller callers,
      Toasts toasts) {
    this.terms = terms;
    this.states = states;
    this.settings = settings;
    this.callers = callers;
    this.toasts = toasts;
  }

  @GetMapping
  String list(Model model) {
    return shown(Form.empty("receipt"), model);
  }

  @RecordsOwnReads
  @PostMapping("/archives")
  ResponseEntity<BodyContent> archive(@RequestParam String term) {
    Terms.Archived archived = terms.archive(term);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + archived.fileName() + "\"")
        .body(archived.content());
  }

  @PostMapping("/receipts")
  String receive(
      @RequestParam String term,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    try {
      terms.receive(term, code);
      toasts.next(request, locale, "retention.received", term);
      return LIST;
    } catch (ApiException e) {
      Form form = Form.empty("receipt").with("term", term).with("code", code);
      return refused(form, "code", e, response, model);
    }
  }

  @PostMapping("/deletions")
  String delete(
      @RequestParam String term,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    try {
      terms.delete(term);
      toasts.next(request, locale, "retention.deleted", term);
      return LIST;
    } catch (ApiException e) {
      return refused(Form.empty("receipt").with("term", term), "term", e, response, model);
    }
  }

  private String refused(
      Form form, String field, ApiException refusal, HttpServletResponse response, Model model) {
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    Form shown = form;
    for (ErrorIssue issue : refusal.issues()) {
      shown =
          shown.refused(
              ErrorIssue.error(issue.code(), field, null, issue.messageSv(), issue.messageEn()));
    }
    response.setStatus(refusal.type().status());
    return shown(shown, model);
  }

  private String shown(Form form, Model model) {
    @Nullable Integer months = settings.get().retentionMonths();
    model.addAttribute("form", form);
    model.addAttribute("terms", states.all());
    model.addAttribute("months", months);
    Set<Role> roles = callers.get().roles();
    model.addAttribute("mayDelete", roles.contains(Role.COORDINATOR));
    model.addAttribute("mayDecide", roles.contains(Role.ADMIN));
    return "retention/terms";
  }
}
