package org.platsa.api.page.plan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftChangeRequest;
import org.platsa.api.draft.DraftRequest;
import org.platsa.api.draft.DraftVersion;
import org.platsa.api.draft.Drafts;
import org.platsa.api.draft.Seat;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.page.PageController;
import org.platsa.api.page.Toasts;
import org.platsa.api.workspace.WorkspaceView;
import org.platsa.api.workspace.Workspaces;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is done with a plan by hand (<i>handlingar</i>): a draft is begun, somebody is moved, locked
 * or taken away, and all that is undone. What is done with a run's plan begins a draft of it.
 */
@PageController
@RequestMapping("/terms/{termId}/plan")
class PlanDeedsController {
  private final Workspaces workspaces;
  private final ShownPlans plans;
  private final PlanPage page;
  private final Drafts drafts;
  private final CurrentCaller caller;
  private final Toasts toasts;
  private final MessageSource messages;

  PlanDeedsController(
      Workspaces workspaces,
      ShownPlans plans,
      PlanPage page,
      Drafts drafts,
      CurrentCaller caller,
      Toasts toasts,
      MessageSource messages) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.page = page;
    this.drafts = drafts;
    this.caller = caller;
    this.toasts = toasts;
    this.messages = messages;
  }

  /**
   * What was refused since somebody else was first.
   *
   * @param theirs what they did, in words
   * @param who the placement of what was refused; empty if that was an undo
   * @param deed what was refused; empty if that was an undo
   * @param swap with whom places were to be changed
   */
  public record Conflict(List<String> theirs, String who, String deed, String swap) {
    public Conflict {
      theirs = List.copyOf(theirs);
    }
  }

  @PostMapping("/drafts")
  String begin(
      @PathVariable String termId,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      Locale locale) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    Draft draft = begun(term, plans.of(term, asked.having("draft", "")), locale);
    toasts.next(request, locale, "plan.begun", draft.name());
    return "redirect:" + asked.with("draft", draft.id().toString());
  }

  @RecordsOwnReads
  @PostMapping("/moves")
  String move(
      @PathVariable String termId,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    Shown seen = plans.of(term, asked);
    String who = sent.getOrDefault("who", "");
    String deed = sent.getOrDefault("deed", "");
    String swap = sent.getOrDefault("swap", "");
    Asked then = asked.having("placement", asked.get("placement").isEmpty() ? "" : who);
    try {
      List<DraftChangeRequest.Target> targets = Deed.targets(seen, who, deed, swap);
      requireKnown(seen, who);
      boolean isNew = seen.draft() == null;
      Draft draft = isNew ? begun(term, seen, locale) : plans.draft(term, asked);
      @Nullable Integer version = isNew ? Integer.valueOf(0) : version(sent);
      Draft after =
          drafts.change(caller.get(), draft.id(), new DraftChangeRequest(version, targets));
      then = then.having("draft", after.id().toString());
      if (after.version() != draft.version()) {
        say(request, locale, seen, plans.of(after), who, then);
      }
      return "redirect:" + then.address();
    } catch (ApiException e) {
      return refused(
          e, new Conflict(told(e, locale), who, deed, swap), term, asked, response, locale, model);
    }
  }

  @RecordsOwnReads
  @PostMapping("/undo")
  String undo(
      @PathVariable String termId,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return again(termId, sent, "plan.undone", request, response, locale, model);
  }

  @RecordsOwnReads
  @PostMapping("/redo")
  String redo(
      @PathVariable String termId,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return again(termId, sent, "plan.redone", request, response, locale, model);
  }

  private String again(
      String termId,
      Map<String, String> sent,
      String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    Draft draft = plans.draft(term, asked);
    Cost before = plans.of(draft).cost();
    DraftVersion version = new DraftVersion(version(sent));
    try {
      Draft after =
          key.equals("plan.undone")
              ? drafts.undo(caller.get(), draft.id(), version)
              : drafts.redo(caller.get(), draft.id(), version);
      Shown now = plans.of(after);
      toasts.next(request, locale, key, difference(now, before, locale));
      return "redirect:" + asked.address();
    } catch (ApiException e) {
      return refused(
          e, new Conflict(told(e, locale), "", "", ""), term, asked, response, locale, model);
    }
  }

  private static void requireKnown(Shown seen, String who) {
    if (!seen.seats().containsKey(who)) {
      throw ApiException.notFound("placement", who);
    }
  }

  /** The page again with what was wrong, or with what somebody else did first. */
  private String refused(
      ApiException refusal,
      Conflict conflict,
      WorkspaceView term,
      Asked asked,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    if (conflict.theirs().isEmpty()) {
      throw refusal;
    }
    response.setStatus(refusal.type().status());
    model.addAttribute(refusal.type() == ErrorType.CONFLICT ? "conflict" : "refusal", conflict);
    return page.fill(term, plans.of(term, asked), asked, locale, model);
  }

  private static List<String> told(ApiException refusal, Locale locale) {
    return refusal.issues().stream()
        .map(issue -> isSwedish(locale) ? issue.messageSv() : issue.messageEn())
        .toList();
  }

  private static boolean isSwedish(Locale locale) {
    return locale.getLanguage().equals("sv");
  }

  private Draft begun(WorkspaceView term, Shown shown, Locale locale) {
    UUID run = shown.runId();
    Object[] number = {term.drafts().size() + 1};
    String name = messages.getMessage("plan.draftName", number, locale);
    return drafts.begin(caller.get(), new DraftRequest(name, run, null), null).draft();
  }

  private static @Nullable Integer version(Map<String, String> sent) {
    String text = sent.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  /** Says what was done, what the plan costs now, and offers to undo it. */
  private void say(
      HttpServletRequest request, Locale locale, Shown before, Shown now, String who, Asked then) {
    PlanRow row =
        PlanRows.of(now, messages, locale).stream()
            .filter(one -> one.id().equals(who))
            .findFirst()
            .orElseThrow();
    Unit unit = row.unit();
    Period period = row.period();
    Seat was = before.seats().get(who);
    Seat is = now.seats().get(who);
    boolean onlyLock =
        was != null
            && is != null
            && was.pinned() != is.pinned()
            && String.valueOf(was.supervisorId()).equals(String.valueOf(is.supervisorId()))
            && String.valueOf(was.periodId()).equals(String.valueOf(is.periodId()));
    String undo = then.path("/undo") + then.query() + "&version=" + now.version();
    String more = difference(now, before.cost(), locale);
    if (onlyLock) {
      toasts.nextWithUndo(
          request, locale, undo, row.pinned() ? "plan.locked" : "plan.unlocked", row.called());
    } else if (unit == null || period == null) {
      toasts.nextWithUndo(request, locale, undo, "plan.takenAway", row.called(), more);
    } else {
      toasts.nextWithUndo(
          request,
          locale,
          undo,
          row.broken() ? "plan.movedBreaking" : "plan.moved",
          row.called(),
          unit.name(),
          period.name(),
          more);
    }
  }

  private static String difference(Shown now, Cost before, Locale locale) {
    Problem problem = now.problem();
    return new ExplanationText(problem, locale)
        .difference(new Difference(now.cost().minus(before), Map.of()));
  }
}
