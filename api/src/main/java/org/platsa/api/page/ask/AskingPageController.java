package org.platsa.api.page.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.platsa.api.ask.AskingReminders;
import org.platsa.api.ask.AskingRequest;
import org.platsa.api.ask.AskingView;
import org.platsa.api.ask.Askings;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a term is opened for requests (<i>förfrågan</i>). */
@PageController
@RequestMapping("/terms/{termId}/asking")
class AskingPageController {
  private static final String NAME = "asking";
  private static final int USUAL_WEEKS = 2;

  private final Workspaces workspaces;
  private final Askings askings;
  private final AskingReminders reminders;
  private final Toasts toasts;

  AskingPageController(
      Workspaces workspaces, Askings askings, AskingReminders reminders, Toasts toasts) {
    this.workspaces = workspaces;
    this.askings = askings;
    this.reminders = reminders;
    this.toasts = toasts;
  }

  @GetMapping
  String show(@PathVariable String termId, HttpServletRequest request, Model model) {
    return shown(termId, Form.keptOr(request, Form.empty(NAME)), model);
  }

  @PostMapping
  String open(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Form form = Form.of(NAME, sent);
    try {
      AskingView opened = askings.open(termId, read(form));
      toasts.next(request, locale, "asking.opened", opened.providers().size());
      return "redirect:" + PagePath.of("/terms/{id}/asking", termId);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      return shown(
          termId,
          form.refused(e).pointing("/answerBy", "answerBy").pointing("/message", "message"),
          model);
    }
  }

  private static AskingRequest read(Form form) {
    return new AskingRequest(day(form.text("answerBy")), form.text("message"));
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (java.time.format.DateTimeParseException e) {
      throw ApiException.invalid(
          "The day cannot be read",
          java.util.List.of(
              ErrorIssue.error(
                  "INVALID_DATE",
                  "/answerBy",
                  text,
                  "Skriv dagen som ÅÅÅÅ-MM-DD.",
                  "Write the day as YYYY-MM-DD.")));
    }
  }

  @PostMapping("/closing")
  String close(@PathVariable String termId, HttpServletRequest request, Locale locale) {
    askings.close(termId);
    toasts.next(request, locale, "asking.closedNow");
    return "redirect:" + PagePath.of("/terms/{id}/asking", termId);
  }

  @PostMapping("/reminders")
  String remind(
      @PathVariable String termId,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    try {
      reminders.remind(termId);
      toasts.next(request, locale, "asking.reminded");
      return "redirect:" + PagePath.of("/terms/{id}/asking", termId);
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      return shown(termId, Form.empty(NAME).refused(e), model);
    }
  }

  private String shown(String termId, Form form, Model model) {
    Workspace term = workspaces.get(termId).workspace();
    AskingView view = askings.find(termId).orElse(null);
    Form filled = form;
    if (form.values().isEmpty()) {
      LocalDate today = askings.today();
      LocalDate usual = today.plusWeeks(USUAL_WEEKS);
      boolean isAhead = view != null && view.asking().answerBy().isAfter(today);
      filled =
          form.with(
                  "answerBy",
                  (view != null && isAhead ? view.asking().answerBy() : usual).toString())
              .with(
                  "message",
                  view == null || view.asking().message() == null ? "" : view.asking().message());
    }
    model.addAttribute("term", term);
    model.addAttribute("view", view);
    model.addAttribute("form", filled);
    return "ask/asking";
  }
}
