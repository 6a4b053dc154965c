package org.platsa.api.page.planning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.run.RequestDoubts;
import org.platsa.api.run.RunCourse;
import org.platsa.api.run.RunCourses;
import org.platsa.api.run.RunQueue;
import org.platsa.api.run.RunStarts;
import org.platsa.api.run.RunStatus;
import org.platsa.api.submission.Problems;
import org.platsa.api.workspace.Workspace;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.constraint.ConstraintId;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where a planning is set, started, followed and stopped (<i>planera</i>). */
@PageController
@RequestMapping("/terms/{termId}")
class PlanningController {
  private final Workspaces workspaces;
  private final TermRuns runs;
  private final RunCourses courses;
  private final RunStarts starts;
  private final RunQueue queue;
  private final RequestDoubts doubts;
  private final Problems problems;
  private final CurrentTenant tenant;
  private final Ids ids;
  private final Toasts toasts;

  PlanningController(
      Workspaces workspaces,
      TermRuns runs,
      RunCourses courses,
      RunStarts starts,
      RunQueue queue,
      RequestDoubts doubts,
      Problems problems,
      CurrentTenant tenant,
      Ids ids,
      Toasts toasts) {
    this.workspaces = workspaces;
    this.runs = runs;
    this.courses = courses;
    this.starts = starts;
    this.queue = queue;
    this.doubts = doubts;
    this.problems = problems;
    this.tenant = tenant;
    this.ids = ids;
    this.toasts = toasts;
  }

  /**
   * The run that is asked for, or else the one that is under way, or else the settings of a new
   * one.
   *
   * @param run a run of the term to be shown
   * @param like a run of the term whose settings are to be changed
   * @param normal whether every wish is to be as important as it usually is
   */
  @GetMapping("/planning")
  String planning(
      @PathVariable String termId,
      @RequestParam Optional<UUID> run,
      @RequestParam Optional<UUID> like,
      @RequestParam(defaultValue = "false") boolean normal,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    if (run.isPresent()) {
      return shown(term, runs.get(termId, run.get()), locale, model);
    }
    if (like.isEmpty() && !normal && term.run() != null) {
      return shown(term, term.run(), locale, model);
    }
    RunStatus wanted = like.map(id -> runs.get(termId, id)).orElse(null);
    List<Wish> wishes = normal ? Wish.all(Map.of()) : wishes(term, wanted);
    Form form = PlanningForm.filled(wishes, wanted, term.head().problemId(), ids.next());
    return asked(term, Form.keptOr(request, form), wishes, model);
  }

  @PostMapping("/planning")
  String start(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Model model) {
    Workspace term = workspaces.get(termId).workspace();
    Form form = Form.of(PlanningForm.NAME, sent);
    List<Wish> inForce = wishes(term, null);
    PlanningForm.Asked asked = PlanningForm.read(form, inForce);
    List<ErrorIssue> faults = new ArrayList<>(asked.faults());
    UUID head = term.head().problemId();
    if (!form.text("problem").equals(head.toString())) {
      faults.add(changed());
      form = form.with("problem", head.toString());
    }
    if (faults.isEmpty()) {
      try {
        RunStatus run = starts.start(head, asked.request(), form.text("key"));
        return "redirect:/terms/{termId}/planning?run=" + run.id();
      } catch (ApiException e) {
        response.setStatus(e.type().status());
        faults.addAll(faults(e));
      }
    } else {
      response.setStatus(ErrorType.INVALID_DOCUMENT.status());
    }
    for (ErrorIssue fault : faults) {
      form = form.refused(fault);
    }
    return asked(term, form, chosen(form, inForce), model);
  }

  @PostMapping("/runs/{runId}/stop")
  String stop(
      @PathVariable String termId,
      @PathVariable UUID runId,
      HttpServletRequest request,
      Locale locale) {
    queue.cancel(tenant.id(), runId);
    toasts.next(request, locale, "planning.stopped");
    return "redirect:/terms/{termId}/planning?run=" + runId;
  }

  private String asked(Workspace term, Form form, List<Wish> wishes, Model model) {
    model.addAttribute("term", term);
    model.addAttribute("form", form);
    model.addAttribute("wishes", wishes);
    model.addAttribute("times", PlanningForm.TIMES);
    model.addAttribute("hard", ConstraintId.values());
    model.addAttribute("history", runs.newest(term.termId()));
    return "planning/settings";
  }

  private String shown(Workspace term, RunStatus run, Locale locale, Model model) {
    RunCourse course = courses.of(tenant.id(), run.id());
    model.addAttribute("term", term);
    model.addAttribute("run", run);
    model.addAttribute("stage", Stage.of(run));
    model.addAttribute("points", comparable(course));
    model.addAttribute("mostGap", Bound.MOST_TOLD_GAP);
    model.addAttribute(
        "figures",
        course.first() == null || run.kpis() == null
            ? List.of()
            : FigureRow.of(course.first(), run.kpis(), locale));
    model.addAttribute("changedWishes", changedWishes(run));
    model.addAttribute("warnings", doubts.about(tenant.id(), run));
    model.addAttribute(
        "history",
        runs.newest(term.termId()).stream().filter(other -> !other.id().equals(run.id())).toList());
    return "planning/run";
  }

  /** The plans that place as many as the newest: only their soft costs can be compared. */
  private static List<RunCourse.Point> comparable(RunCourse course) {
    if (course.points().isEmpty()) {
      return List.of();
    }
    RunCourse.Point last = course.points().getLast();
    return course.points().stream()
        .filter(point ->
            point.cost().hard() == last.cost().hard()
                && point.cost().medium() == last.cost().medium())
        .toList();
  }

  /** What each rule weighs in the newest data, or in a run of it. */
  private List<Wish> wishes(Workspace term, @Nullable RunStatus run) {
    Map<String, Integer> weights =
        new HashMap<>(problems.problem(tenant.id(), term.head().problemId()).weights());
    if (run != null) {
      weights.putAll(run.weights());
    }
    return Wish.all(weights);
  }

  /** The wishes of a run that its data does not have by itself. */
  private static List<Wish> changedWishes(RunStatus run) {
    return Wish.all(run.weights()).stream()
        .filter(wish -> run.weights().containsKey(wish.rule().id()))
        .toList();
  }

  /** The wishes with the weights that were chosen in a form, as far as they are numbers. */
  private static List<Wish> chosen(Form form, List<Wish> wishes) {
    return wishes.stream()
        .map(wish -> {
          String text = form.text(wish.field());
          return text.matches("\\d{1,9}") ? Wish.of(wish.rule(), Integer.parseInt(text)) : wish;
        })
        .toList();
  }

  private static List<ErrorIssue> faults(ApiException refusal) {
    if (refusal.type() == ErrorType.TOO_MANY_QUEUED) {
      return List.of(tooManyQueued("time"));
    }
    if (refusal.issues().isEmpty()) {
      throw refusal;
    }
    return refusal.issues().stream().map(PlanningForm::ofField).toList();
  }

  /** That no more runs may wait, at a field of a form. */
  static ErrorIssue tooManyQueued(String field) {
    return ErrorIssue.error(
        "TOO_MANY_QUEUED",
        field,
        null,
        "Så många planeringar väntar redan som får vänta. Vänta tills en är klar, eller stoppa en.",
        "As many plannings wait already as may. Wait until one is done, or stop one.");
  }

  private static ErrorIssue changed() {
    return ErrorIssue.error(
        "CHANGED_MEANWHILE",
        "time",
        null,
        "Underlaget har ändrats sedan du öppnade sidan. Starta igen för att planera det nya.",
        "The data has changed since you opened the page. Start again to plan the new.");
  }
}
