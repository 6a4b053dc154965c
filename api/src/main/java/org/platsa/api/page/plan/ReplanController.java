package org.platsa.api.page.plan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftNow;
import org.platsa.api.draft.DraftRunRequest;
import org.platsa.api.draft.DraftRuns;
import org.platsa.api.draft.Drafts;
import org.platsa.api.draft.Seat;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.identity.Ids;
import org.platsa.api.page.Form;
import org.platsa.api.page.PageController;
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

/**
 * The page that plans on from a draft (<i>planera om</i>): it says beforehand who stays and who may
 * move.
 */
@PageController
@RequestMapping("/terms/{termId}/plan/replan")
class ReplanController {
  private static final String NAME = "replan";

  /** Seconds that are offered by name. */
  private static final List<String> TIMES = List.of("10", "120", "600");

  private final Workspaces workspaces;
  private final ShownPlans plans;
  private final Drafts drafts;
  private final DraftRuns runs;
  private final CurrentTenant tenant;
  private final Ids ids;

  ReplanController(
      Workspaces workspaces,
      ShownPlans plans,
      Drafts drafts,
      DraftRuns runs,
      CurrentTenant tenant,
      Ids ids) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.drafts = drafts;
    this.runs = runs;
    this.tenant = tenant;
    this.ids = ids;
  }

  @GetMapping
  String ask(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Model model) {
    WorkspaceView term = workspaces.get(termId);
    Draft draft = plans.draft(term, Asked.of(termId, sent));
    Form form =
        Form.empty(NAME)
            .with("draft", draft.id().toString())
            .with("version", Integer.toString(draft.version()))
            .with("key", ids.next().toString())
            .with("time", "120");
    return asked(term, draft, Form.keptOr(request, form), model);
  }

  @PostMapping
  String start(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Model model) {
    WorkspaceView term = workspaces.get(termId);
    Draft draft = plans.draft(term, Asked.of(termId, sent));
    Form form = Form.of(NAME, sent);
    try {
      RunStatus run = runs.start(draft.id(), request(form), form.text("key"));
      return "redirect:/terms/{termId}/planning?run=" + run.id();
    } catch (ApiException e) {
      response.setStatus(e.type().status());
      for (ErrorIssue fault : faults(e)) {
        form = form.refused(fault);
      }
      // What is sent again is sent of the draft as it is shown now.
      form = form.with("version", Integer.toString(draft.version()));
      return asked(term, draft, form, model);
    }
  }

  private static DraftRunRequest request(Form form) {
    String version = form.text("version");
    return new DraftRunRequest(
        version.matches("\\d{1,9}") ? Integer.valueOf(version) : null,
        seconds(form.text("time")),
        null,
        null,
        null,
        null);
  }

  private static @Nullable Integer seconds(String time) {
    if (!TIMES.contains(time)) {
      throw ApiException.invalid(
          "No such time",
          List.of(
              ErrorIssue.error(
                  "INVALID_VALUE",
                  "time",
                  time,
                  "Välj hur länge Platsa får leta.",
                  "Choose for how long Platsa may look.")));
    }
    return Integer.valueOf(time);
  }

  private static List<ErrorIssue> faults(ApiException refusal) {
    if (refusal.type() == ErrorType.TOO_MANY_QUEUED) {
      return List.of(
          fault(
              "TOO_MANY_QUEUED",
              "Så många planeringar väntar redan som får vänta. Vänta tills en är klar, eller"
                  + " stoppa en.",
              "As many plannings wait already as may. Wait until one is done, or stop one."));
    }
    List<ErrorIssue> faults = new ArrayList<>();
    if (refusal.type() == ErrorType.CONFLICT) {
      faults.add(
          fault(
              "CHANGED_MEANWHILE",
              "Utkastet har ändrats sedan du öppnade sidan. Se efter, och starta igen.",
              "The draft has changed since you opened the page. Look again, and start again."));
    }
    refusal.issues().forEach(issue -> faults.add(ofTime(issue)));
    if (faults.isEmpty()) {
      throw refusal;
    }
    return faults;
  }

  private static ErrorIssue ofTime(ErrorIssue issue) {
    return ErrorIssue.error(
        issue.code(), "time", issue.value(), issue.messageSv(), issue.messageEn());
  }

  private static ErrorIssue fault(String code, String sv, String en) {
    return ErrorIssue.error(code, "time", null, sv, en);
  }

  private String asked(WorkspaceView term, Draft draft, Form form, Model model) {
    DraftNow now = drafts.now(tenant.id(), draft);
    List<Seat> seats = List.copyOf(now.plan().seats().values());
    UUID head = term.workspace().head().problemId();
    model.addAttribute("term", term.workspace());
    model.addAttribute("draft", draft);
    model.addAttribute("form", form);
    model.addAttribute("times", TIMES);
    model.addAttribute("pinned", seats.stream().filter(Seat::pinned).count());
    model.addAttribute(
        "free",
        seats.stream().filter(seat -> !seat.pinned() && seat.supervisorId() != null).count());
    model.addAttribute(
        "unplaced", seats.stream().filter(seat -> seat.supervisorId() == null).count());
    model.addAttribute("broken", now.plan().judgement().broken().size());
    model.addAttribute("outdated", !draft.problemId().equals(head));
    return "plan/replan";
  }
}
