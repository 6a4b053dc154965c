package org.platsa.api.page.plan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftChangeRequest;
import org.platsa.api.draft.DraftRequest;
import org.platsa.api.draft.DraftVersion;
import org.platsa.api.draft.Drafts;
import org.platsa.api.draft.Seat;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
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
import org.springframework.util.MultiValueMap;
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
  private final ComputeLane lane;

  PlanDeedsController(
      Workspaces workspaces,
      ShownPlans plans,
      PlanPage page,
      Drafts drafts,
      CurrentCaller caller,
      Toasts toasts,
      MessageSource messages,
      ComputeLane lane) {
    this.workspaces = workspaces;
    this.plans = plans;
    this.page = page;
    this.drafts = drafts;
    this.caller = caller;
    this.toasts = toasts;
    this.messages = messages;
    this.lane = lane;
  }

  /**
   * What was refused since somebody else was first.
   *
   * @param theirs what they did, in words
   * @param who the placements of what was refused; empty if that was an undo
   * @param deed what was refused; empty if that was an undo
   * @param swap with whom places were to be changed
   */
  public record Conflict(List<String> theirs, List<String> who, String deed, String swap) {
    public Conflict {
      theirs = List.copyOf(theirs);
      who = List.copyOf(who);
    }
  }

  @PostMapping("/drafts")
  String begin(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Locale locale) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    Draft draft = begun(term, plans.of(term, asked.having("draft", "")), locale);
    toasts.next(request, locale, "plan.begun", draft.name());
    return "redirect:" + asked.with("draft", draft.id().toString());
  }

  @PostMapping("/drafts/{draftId}/delete")
  String delete(
      @PathVariable String termId,
      @PathVariable String draftId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      Locale locale) {
    Asked asked = Asked.of(termId, sent);
    Draft draft = plans.draft(workspaces.get(termId), asked.having("draft", draftId));
    drafts.delete(caller.get().tenant(), draft.id());
    toasts.next(request, locale, "plan.draftDeleted", draft.name());
    Asked then = asked.is("draft", draftId) ? asked.having("draft", "") : asked;
    return "redirect:"
        + (asked.is("against", draftId) ? then.having("against", "") : then).address();
  }

  @RecordsOwnReads
  @PostMapping("/moves")
  String move(
      @PathVariable String termId,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Asked asked = Asked.of(termId, sent);
    WorkspaceView term = workspaces.get(termId);
    Shown seen = plans.of(term, asked);
    List<String> who = who(sent, asked);
    String deed = first(sent, "deed");
    String swap = first(sent, "swap");
    boolean isOne = who.size() == 1 && !asked.get("placement").isEmpty();
    Asked then = asked.having("placement", isOne ? who.getFirst() : "");
    try {
      requireKnown(seen, who);
      List<DraftChangeRequest.Target> targets =
          lane.call(ComputeTask.EXPLAIN_PLACEMENT, () -> Deed.targets(seen, who, deed, swap));
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
      @RequestParam MultiValueMap<String, String> sent,
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
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return again(termId, sent, "plan.redone", request, response, locale, model);
  }

  private String again(
      String termId,
      MultiValueMap<String, String> sent,
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
          e,
          new Conflict(told(e, locale), List.of(), "", ""),
          term,
          asked,
          response,
          locale,
          model);
    }
  }

  /** Whom it is about: who is named, or else who is chosen. */
  private static List<String> who(MultiValueMap<String, String> sent, Asked asked) {
    List<String> named = sent.getOrDefault("who", List.of()).stream().distinct().toList();
    return named.isEmpty() ? asked.chosen() : named;
  }

  private static String first(MultiValueMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value;
  }

  private static void requireKnown(Shown seen, List<String> who) {
    for (String one : who) {
      if (!seen.seats().containsKey(one)) {
        throw ApiException.notFound("placement", one);
      }
    }
    if (who.isEmpty()) {
      throw ApiException.invalid(
          "Nobody is chosen",
          List.of(
              ErrorIssue.error(
                  "MISSING_FIELD",
                  "who",
                  null,
                  "Välj minst en elev först.",
                  "Choose at least one student first.")));
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

  private static @Nullable Integer version(MultiValueMap<String, String> sent) {
    String text = first(sent, "version");
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  /** Says what was done, what the plan costs now, and offers to undo it. */
  private void say(
      HttpServletRequest request,
      Locale locale,
      Shown before,
      Shown now,
      List<String> who,
      Asked then) {
    List<PlanRow> rows =
        PlanRows.of(now, messages, locale).stream()
            .filter(one -> who.contains(one.id()))
            .filter(one -> !Objects.equals(before.seats().get(one.id()), seat(now, one)))
            .toList();
    PlanRow row = rows.getFirst();
    String called =
        rows.size() == 1
            ? row.called()
            : messages.getMessage("planSeveral.students", new Object[] {rows.size()}, locale);
    boolean onlyLocks =
        rows.stream().allMatch(one -> isAlike(before.seats().get(one.id()), seat(now, one)));
    Unit unit = row.unit();
    Period period = row.period();
    String undo = then.path("/undo") + then.query() + "&version=" + now.version();
    String more = difference(now, before.cost(), locale);
    boolean one = rows.size() == 1;
    if (onlyLocks && row.pinned()) {
      String key = one ? "plan.locked" : "planSeveral.locked";
      toasts.nextWithUndo(request, locale, undo, key, called);
    } else if (onlyLocks) {
      String key = one ? "plan.unlocked" : "planSeveral.unlocked";
      toasts.nextWithUndo(request, locale, undo, key, called);
    } else if (unit == null || period == null) {
      String key = one ? "plan.takenAway" : "planSeveral.takenAway";
      toasts.nextWithUndo(request, locale, undo, key, called, more);
    } else {
      String key =
          rows.stream().anyMatch(PlanRow::broken)
              ? (one ? "plan.movedBreaking" : "planSeveral.movedBreaking")
              : (one ? "plan.moved" : "planSeveral.moved");
      toasts.nextWithUndo(request, locale, undo, key, called, unit.name(), period.name(), more);
    }
  }

  private static @Nullable Seat seat(Shown shown, PlanRow row) {
    return shown.seats().get(row.id());
  }

  /** Whether two seats differ at most in their locks. */
  private static boolean isAlike(@Nullable Seat one, @Nullable Seat other) {
    return one != null
        && other != null
        && Objects.equals(one.supervisorId(), other.supervisorId())
        && Objects.equals(one.periodId(), other.periodId());
  }

  private static String difference(Shown now, Cost before, Locale locale) {
    Problem problem = now.problem();
    return new ExplanationText(problem, locale)
        .difference(new Difference(now.cost().minus(before), Map.of()));
  }
}
