package org.platsa.api.page.term;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.intake.NextTermRequest;
import org.platsa.api.intake.NextTerms;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.PagePath;
import org.platsa.api.page.Toasts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.problem.Problem;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which the next term is made from a term (<i>nästa termin</i>). */
@PageController
@RequestMapping("/terms/{termId}/next")
class NextTermPageController {
  private static final String FORM = "next";
  private static final int MOST_TERMS = 200;

  private final Workspaces workspaces;
  private final NextTerms nextTerms;
  private final Problems problems;
  private final CurrentTenant tenant;
  private final Toasts toasts;

  NextTermPageController(
      Workspaces workspaces,
      NextTerms nextTerms,
      Problems problems,
      CurrentTenant tenant,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.nextTerms = nextTerms;
    this.problems = problems;
    this.tenant = tenant;
    this.toasts = toasts;
  }

  /** A plan of an earlier term, which can be counted. */
  public record Earlier(UUID run, String name) {}

  @GetMapping
  String next(@PathVariable String termId, HttpServletRequest request, Locale locale, Model model) {
    Workspace term = workspaces.get(termId).workspace();
    return shown(term, Form.keptOr(request, suggested(term, locale)), model);
  }

  @PostMapping
  String make(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    Form form = Form.of(FORM, sent);
    try {
      Problems.Stored stored =
          nextTerms.make(term.head().problemId(), filled(form, ownPlan(term)), null);
      String next = stored.summary().termId();
      toasts.next(request, locale, "next.made", next);
      return "redirect:" + PagePath.of("/terms/{id}/data", next);
    } catch (ApiException e) {
      Form refused =
          form.refused(e)
              .pointing("/termId", "termId")
              .pointing("/term/id", "termId")
              .pointing("/name", "name")
              .pointing("/term/name", "name")
              .pointing("/firstDay", "firstDay")
              .pointing("/term/firstDay", "firstDay")
              .pointing("/lastDay", "lastDay")
              .pointing("/term/lastDay", "lastDay");
      response.setStatus(e.type().status());
      return shown(term, refused, model);
    }
  }

  /** What was typed; what is no day is told with everything else that is wrong. */
  private NextTermRequest filled(Form form, @Nullable RunStatus plan) {
    List<ErrorIssue> faults = new ArrayList<>();
    LocalDate first = day(form, "firstDay", faults);
    LocalDate last = day(form, "lastDay", faults);
    String termId = form.text("termId").strip();
    String name = form.text("name").strip();
    nextTerms.faults(termId, name, first, last).stream()
        .filter(fault -> faults.stream().noneMatch(same -> same.pointer().equals(fault.pointer())))
        .toList()
        .forEach(faults::add);
    if (first == null || last == null || !faults.isEmpty()) {
      throw ApiException.invalid("The next term cannot be made", faults);
    }
    UUID own = plan != null && form.has("plan", "own") ? plan.id() : null;
    return new NextTermRequest(termId, name, first, last, own, run(form.text("runBefore")));
  }

  private static @Nullable UUID run(String id) {
    try {
      return id.isEmpty() ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ApiException.notFound("run", id);
    }
  }

  private static @Nullable LocalDate day(Form form, String field, List<ErrorIssue> faults) {
    String text = form.text(field).strip();
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      faults.add(
          ErrorIssue.error(
              "NOT_A_DATE",
              "/" + field,
              text,
              "Ska vara ett datum som finns, till exempel 2027-01-11.",
              "Must be a date that exists, such as 2027-01-11."));
      return null;
    }
  }

  private Form suggested(Workspace term, Locale locale) {
    Form form = Form.empty(FORM).with("plan", "own");
    Optional<TermAfter> after = TermAfter.of(term.termId(), locale);
    return after.isEmpty()
        ? form
        : form.with("termId", after.get().id())
            .with("name", after.get().name())
            .with("firstDay", after.get().firstDay().toString())
            .with("lastDay", after.get().lastDay().toString());
  }

  /** The plan of the newest data; one of older data says nothing of it. */
  private static @Nullable RunStatus ownPlan(Workspace term) {
    RunStatus plan = term.plan();
    return plan != null && plan.problemId().equals(term.head().problemId()) ? plan : null;
  }

  private String shown(Workspace term, Form form, Model model) {
    Problem problem = problems.problem(tenant.id(), term.head().problemId());
    model.addAttribute("form", form);
    model.addAttribute("term", term);
    model.addAttribute("plan", ownPlan(term));
    model.addAttribute("problem", problem);
    model.addAttribute(
        "earlier",
        workspaces.page(0, MOST_TERMS).items().stream()
            .filter(other -> other.lastDay().isBefore(term.lastDay()))
            .flatMap(other ->
                Optional.ofNullable(other.plan()).stream()
                    .map(run -> new Earlier(run.id(), other.head().name())))
            .toList());
    return "term/next";
  }
}
